/// The style of a round's paper beside that of all pages: in print its page for the board fits on one sheet of A4, and
/// the appendix begins on the next.
enum RoundStyle {
    static let sheet = Markup(
        verbatim: """
            #tabell-urval th,#tabell-efterfragan th,#tabell-policyregler th{white-space:normal}
            #tabell-efterfragan tbody tr:last-child>*,#tabell-vilka tbody tr:last-child>*{font-weight:600;\
            border-top:2px solid var(--quiet)}
            #tabell-policyregler td{white-space:nowrap}
            @media (max-width:44rem){:is(#tabell-urval,#tabell-efterfragan,#tabell-policyregler){font-size:.82rem}
            :is(#tabell-urval,#tabell-efterfragan,#tabell-policyregler) :is(th,td){padding-right:.3rem;\
            padding-left:.3rem}
            #tabell-policyregler th:first-child{min-width:11rem}}
            @media print{thead th{font-size:1em}
            #bilaga{break-before:page;border-top:0}
            #urvalet,#efterfragan,#fore-efter,#att-veta{padding:1.5mm 0 0;border-top:0}
            #urvalet h2,#efterfragan h2,#fore-efter h2,#att-veta h2{font-size:11pt;margin:0 0 .5mm}
            #urvalet .scroll,#efterfragan .scroll,#fore-efter .scroll{margin:0}
            #urvalet table,#efterfragan table,#fore-efter table{font-size:7.6pt;line-height:1.25}
            #urvalet :is(th,td),#efterfragan :is(th,td),#fore-efter :is(th,td){padding-top:.5mm;padding-bottom:.5mm}
            #urvalet caption,#efterfragan caption,#fore-efter caption{padding:0 0 .5mm;font-weight:400}
            #att-veta p{margin:0;font-size:8.4pt}
            header .answer{font-size:9.6pt;margin:2mm 0 0;padding-top:0;padding-bottom:0}
            header .answer p{margin:0}header h1{font-size:17pt;margin:0}}

            """)
}
