import Planar
package import Store
package import Territory

extension TerritoryImport {
    /// The areas as features of a layer for dialogue, not a division of the county.
    ///
    /// - Parameter layer: the usable rows of this one.
    package func features(of layer: AreaLayer) -> ImportBatch<DialogueLayer.Feature> {
        let features = (0..<layer.count).map {
            (row: rowNumbers[$0], record: DialogueLayer.Feature(name: layer.names[$0], area: Array(layer.areas[$0])))
        }
        return ImportBatch(file: file, accepted: features, rejected: rejected, understood: understood)
    }
}
