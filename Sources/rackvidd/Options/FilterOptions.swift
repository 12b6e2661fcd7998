import Report
import Store

/// The filters of a result, as its options state them.
extension CountingOptions {
    /// - Parameters:
    ///   - classes: that the result counts whatever the options say, such as all of rows; nil: as they say.
    ///   - condition: in CQL2.
    /// - Throws: as `selection`.
    func filters(where condition: String? = nil, counting classes: Set<StatusClass>? = nil) throws -> ResultFilters {
        let range = try rangeSelection
        var selection = try range ?? self.selection
        if let classes { selection.classes = classes }
        var filters = ResultFilters(selection, condition: condition)
        filters.hasRange = range != nil
        return filters
    }

    /// The same, of results that an indicator's values are chosen for too.
    ///
    /// - Parameter isOfInitiatives: false for municipal statistics, where only the values are chosen.
    func filters(
        where condition: String?, _ values: ValueOptions, isOfInitiatives: Bool = true
    ) throws -> ResultFilters {
        var filters = isOfInitiatives ? try filters(where: condition) : ResultFilters(nil)
        (filters.year, filters.asOf, filters.source) = (values.year, values.asOf, values.source)
        return filters
    }
}
