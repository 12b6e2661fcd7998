import ArgumentParser
import Foundation
import Report
import Store
import Terminal
import Wording

struct Rackvidd: ParsableCommand {
    static let configuration = CommandConfiguration(
        .rackvidd, commandName: "rackvidd", version: programVersion,
        subcommands: [
            DemoCommand.self, InitCommand.self, ImportCommand.self, QueryCommand.self, SQLCommand.self,
            DistributionCommand.self, CrosstabCommand.self, FinancingCommand.self, OutcomesCommand.self,
            ChangeCommand.self, TrendCommand.self, CompositeCommand.self, GoalsCommand.self, GapsCommand.self,
            RoundCommand.self, ConflictsCommand.self, ReachCommand.self, MapCommand.self, ChartCommand.self,
            ReportCommand.self, ExportCommand.self, LocateCommand.self, LocationsCommand.self,
            ListCommand.self, ShowCommand.self, HistoryCommand.self, ChangesCommand.self, UndoCommand.self,
            RefreshCommand.self, EditCommand.self, RemoveCommand.self, EraseCommand.self,
            StatisticsCommand.self, StatusesCommand.self, IndicatorCommand.self, VerifyCommand.self, CopyCommand.self,
            RepairCommand.self,
            CompareTerritoryCommand.self, ApportionCommand.self,
        ])
}

@main
struct Main {
    static func main() {
        do {
            try Surroundings.prepare()
            var command = try Rackvidd.parseAsRoot(arguments)
            try command.run()
        } catch let exit as Exit {
            Foundation.exit(exit.code)
        } catch {
            let code = Rackvidd.exitCode(for: error)
            if code == .validationFailure || code.isSuccess || error is CleanExit {
                let message = ParserWording.translated(Rackvidd.fullMessage(for: error), to: Speech.language)
                guard code.isSuccess else {
                    Console.tell(message)
                    Foundation.exit(code.rawValue)
                }
                do { try Output.write(message + "\n") } catch { fail(error) }
                Foundation.exit(code.rawValue)
            }
            fail(error)
        }
    }

    /// "help" and the program itself have no options, but a language.
    private static var arguments: [String] {
        let all = Array(CommandLine.arguments.dropFirst())
        let rest = Language.removed(from: all)
        let first = rest.first ?? ""
        return first == "help" || first.hasPrefix("-") ? rest : all
    }

    private static func fail(_ error: any Error) -> Never {
        Console.complain(error)
        Foundation.exit(1)
    }
}
