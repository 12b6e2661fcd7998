import ArgumentParser
import Report

/// Which sheet of a workbook is read.
struct SheetOption: ParsableArguments {
    @Option(help: .init(SheetOptionText.sheet)) var sheet: String?
}
