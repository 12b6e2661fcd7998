/// The style sheet of pages: on screens of every width, by day and by night, and on A4.
///
/// Text has a contrast of at least 4.5 to its ground (WCAG AA), signs of at least 3; the tests measure it in a browser.
enum PageStyle {
    static let sheet = Markup(
        verbatim: """
            :root{--ink:#1c262b;--quiet:#4c5960;--paper:#fff;--panel:#f4f6f6;--line:#c9d1d4;--link:#0a567a;\
            --bar:#cfe3e6;--more:#1f6aa5;--less:#a3520f;--good:#1d6b3c;--bad:#9c2a21;
            --k0:#0f5f73;--k1:#4a9aa8;--k2:#8a7fb5;--k3:#b9c0c3;--k4:#e0cfa8}
            @media screen and (prefers-color-scheme:dark){:root{--ink:#e7ecee;--quiet:#aab6bb;--paper:#13181b;\
            --panel:#1c2327;--line:#3c474c;--link:#83c9ea;--bar:#244a55;--more:#7cb8ea;--less:#e5a368;--good:#7fd0a0;\
            --bad:#f0988f}
            svg .border{stroke:#0b0f11}svg .names text{fill:#f2f5f6;stroke:#13181b}\
            svg .dots{fill:#f2f5f6;stroke:#13181b}svg .scale path{stroke:#e7ecee}svg .scale text{fill:#e7ecee}\
            svg .sign-dot{fill:#f2f5f6}svg .missing-dot{fill:#9aa4a9}}
            *{box-sizing:border-box}
            html{scroll-behavior:smooth}
            @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
            body{margin:0;background:var(--paper);color:var(--ink);\
            font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
            header,main,footer,nav ul{max-width:66rem;margin:0 auto;padding:0 1.25rem}
            header{padding-top:2.25rem}
            .kicker{margin:0;color:var(--quiet);font-size:.95rem;letter-spacing:.02em}
            h1{font-size:clamp(1.7rem,4.2vw,2.6rem);line-height:1.15;margin:.2rem 0 1rem;letter-spacing:-.01em}
            h2{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}
            h3{font-size:1.12rem;margin:1.75rem 0 .5rem}
            .answer{border-left:.3rem solid var(--link);padding:.1rem 0 .1rem 1.1rem;font-size:1.14rem;max-width:46rem}
            .answer p{margin:.5rem 0}
            section{padding:1.75rem 0;border-top:1px solid var(--line)}
            section>p,dl{max-width:46rem}
            a{color:var(--link)}
            :focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
            main:focus{outline:none}
            .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);\
            padding:.5rem 1rem;z-index:2}
            nav{position:sticky;top:0;background:var(--paper);border-bottom:1px solid var(--line);margin-top:1.5rem;\
            z-index:1}
            nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.15rem;padding-top:.55rem;\
            padding-bottom:.55rem;white-space:nowrap}
            nav a{text-decoration:none;font-size:.95rem}nav a:hover{text-decoration:underline}
            section[id],tr[id]{scroll-margin-top:5rem}
            tr:target{background:var(--bar)}
            figure{margin:0}
            figcaption,.note{color:var(--quiet);font-size:.92rem}
            .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
            .switches{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;margin-bottom:1rem}
            .choice{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;align-items:center;gap:.35rem}
            .choice legend{float:left;padding:0 .35rem 0 0;font-weight:600}
            .choice input{position:absolute;opacity:0;width:1px;height:1px}
            .choice label{border:1px solid var(--quiet);border-radius:1.2rem;padding:.22rem .85rem;cursor:pointer;\
            font-size:.95rem}
            .choice label:hover{background:var(--panel)}
            .choice input:checked+label{background:var(--link);border-color:var(--link);color:var(--paper);\
            font-weight:600}
            .choice input:focus-visible+label{outline:3px solid var(--link);outline-offset:2px}
            @supports selector(:has(*)){.map{display:none}
            .maps:has(#vy-tathet:checked):has(#del-municipality:checked) .view-tathet-municipality,\
            .maps:has(#vy-tathet:checked):has(#del-zone:checked) .view-tathet-zone,\
            .maps:has(#vy-tathet:checked):has(#del-cell:checked) .view-tathet-cell,
            .maps:has(#vy-kvot:checked):has(#del-municipality:checked) .view-kvot-municipality,\
            .maps:has(#vy-kvot:checked):has(#del-zone:checked) .view-kvot-zone,\
            .maps:has(#vy-kvot:checked):has(#del-cell:checked) .view-kvot-cell,
            .maps:has(#vy-luckor:checked) .view-luckor,.map.alone{display:grid}
            .maps:has(#vy-luckor:checked) .choice:has([name=del]){visibility:hidden}}
            .map{grid-template-columns:minmax(0,30rem) minmax(13rem,1fr);gap:1rem 2rem;align-items:start;\
            margin-bottom:1.5rem}
            .map svg{width:100%;height:auto;display:block}
            .map .sign{width:28px;height:18px;flex:none;margin-top:.2rem}
            .map-title{font-weight:600;color:var(--ink);font-size:1.05rem;margin:.2rem 0 .6rem}
            .legend{list-style:none;margin:0 0 .75rem;padding:0;color:var(--ink)}
            .legend li{display:flex;gap:.6rem;margin:.2rem 0}
            .area:hover,.area.lit{stroke:var(--ink);stroke-width:2.5;paint-order:stroke}
            .scroll{overflow-x:auto;margin:1rem 0}
            table{border-collapse:collapse;font-size:.95rem;font-variant-numeric:tabular-nums;min-width:100%}
            caption{text-align:left;font-weight:600;padding:.2rem 0 .4rem}
            th,td{padding:.32rem .7rem .32rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
            thead th{border-bottom:2px solid var(--quiet);vertical-align:bottom;font-size:.88rem}
            tbody th,tfoot th{font-weight:500}
            tfoot tr:first-child>*{border-top:2px solid var(--quiet)}
            .n{text-align:right;padding-left:.7rem;padding-right:.3rem;white-space:nowrap;position:relative}
            .n+:not(.n){padding-left:1.2rem}
            td .bar{position:absolute;left:0;top:.22rem;bottom:.22rem;background:var(--bar);max-width:100%;\
            print-color-adjust:exact;-webkit-print-color-adjust:exact}
            td .over{position:relative}
            tbody tr:hover,tr.lit{background:var(--panel)}
            th [role=button]{cursor:pointer}th [role=button]:hover{text-decoration:underline}
            th[aria-sort=ascending] span::after{content:" ▲";font-size:.7em}\
            th[aria-sort=descending] span::after{content:" ▼";font-size:.7em}
            #tabell-luckor{font-size:.9rem}#tabell-luckor td:last-child{min-width:9rem}\
            #tabell-insatser{font-size:.9rem}#tabell-insatser th:first-child{min-width:14rem}\
            #tabell-insatser td:last-child{min-width:8.5rem}
            .id{color:var(--quiet);font-size:.85em;white-space:nowrap}
            .digest{font-size:.78em;overflow-wrap:anywhere;display:inline-block;min-width:13rem}
            .met{color:var(--good);font-weight:600}.unmet{color:var(--bad);font-weight:600}
            .blank{border:1px dashed var(--bad);padding:0 .25em;color:var(--bad)}
            .pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1.5rem 2.5rem}
            .plot{width:100%;max-width:27rem;height:auto;display:block}
            .plot text{fill:var(--ink);font-size:12px;font-family:inherit}
            .plot .axis{fill:var(--quiet)}
            .plot .grid{stroke:var(--line);stroke-width:1;fill:none}
            .plot .even{stroke:var(--quiet);stroke-width:1.5;fill:none}
            .plot .between{fill:var(--bar)}
            .plot .curve{fill:none;stroke:var(--more);stroke-width:2.5}
            .plot .point{fill:var(--more);stroke:var(--paper);stroke-width:1.5}
            .plot .stem{stroke-width:3}.plot .stem.less{stroke:var(--less)}.plot .stem.more{stroke:var(--more)}
            .plot .dot.less{fill:var(--less)}.plot .dot.more{fill:var(--more)}
            .stacked{display:flex;margin:.75rem 0 .4rem;height:1.7rem;print-color-adjust:exact;\
            -webkit-print-color-adjust:exact}
            .stacked span{min-width:2px;border-right:1px solid var(--paper)}
            .key{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:0 0 1rem;padding:0;\
            font-size:.95rem}
            .key span{display:inline-block;width:.85em;height:.85em;margin-right:.45em;border:1px solid var(--quiet);\
            print-color-adjust:exact;-webkit-print-color-adjust:exact}
            .k0{background:var(--k0)}.k1{background:var(--k1)}.k2{background:var(--k2)}.k3{background:var(--k3)}\
            .k4{background:var(--k4)}
            .search label{display:block;font-weight:600;margin-bottom:.25rem}
            .search input{font:inherit;padding:.4rem .6rem;width:min(28rem,100%);border:1px solid var(--quiet);\
            border-radius:.3rem;background:var(--paper);color:var(--ink)}
            .search output{margin-left:.75rem;color:var(--quiet)}
            dt{font-weight:600;margin-top:.75rem}dd{margin:0}
            code{font-size:.92em}
            footer{padding-top:1rem;padding-bottom:3rem;color:var(--quiet);font-size:.9rem;\
            border-top:1px solid var(--line)}
            @media (max-width:44rem){.map{grid-template-columns:1fr}nav ul{flex-wrap:nowrap;overflow-x:auto}}
            @media print{@page{size:A4;margin:16mm 14mm}
            body{font-size:9.6pt;line-height:1.4}nav,.skip,.search,.switches{display:none!important}
            header,main{max-width:none;padding:0}section{padding:4mm 0;border-top:.4pt solid #999}
            h1{font-size:20pt}h2{font-size:14pt}h2,h3,caption,section>p{break-after:avoid}
            .answer{font-size:11pt;max-width:none}section>p,dl{max-width:none}
            figure,.whole,tr,.stacked,.key{break-inside:avoid}thead{display:table-header-group;break-inside:avoid}\
            tfoot{display:table-row-group}
            .scroll{overflow:visible}table,thead th,.note,figcaption{font-size:8.4pt}.scroll+.note{break-before:avoid}
            .map{grid-template-columns:100mm 1fr}.map svg{max-height:148mm}.map .sign{width:28px}
            a{color:inherit;text-decoration:none}.digest{font-size:6pt;min-width:0}
            #tabell-insatser th:first-child,#tabell-insatser td:last-child{min-width:0}}

            """)
}
