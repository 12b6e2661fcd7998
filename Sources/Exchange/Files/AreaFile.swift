package import Planar
import Store
package import Wording

/// Reads the shapes of a hand-drawn area.
package enum AreaFile {
    /// Why a layer is no area on the map.
    package enum Fault: WordedError {
        case noReferenceSystem(layer: String)
        case layerOfGeoJSON

        package var wording: Wording {
            switch self {
            case .noReferenceSystem(let layer):
                Wording(
                    sv: "Lagret \(layer) säger inte sitt koordinatsystem.",
                    en: "The layer \(layer) does not state its reference system.")
            case .layerOfGeoJSON:
                Wording(
                    sv: "--layer gäller GeoPackage; en GeoJSON har inga lager.",
                    en: "--layer is for GeoPackage; a GeoJSON has no layers.")
            }
        }
    }

    /// A GeoPackage by its extension, else GeoJSON, in the file's reference system.
    ///
    /// - Throws: `GeoJSONError`, `GeoPackageReaderError`; `Fault`.
    package static func read(_ path: String, layer name: String?) throws -> (shapes: [FlatGeometry], crs: CRS) {
        var shapes: [FlatGeometry] = []
        if path.lowercased().hasSuffix(".gpkg") {
            let reader = try GeoPackageReader(file: path)
            let layer = try reader.layer(named: name)
            guard let crs = layer.crs else { throw Fault.noReferenceSystem(layer: layer.name) }
            try reader.read(layer) { feature in if let shape = try feature.geometry.get() { shapes.append(shape) } }
            return (shapes, crs)
        }
        guard name == nil else { throw Fault.layerOfGeoJSON }
        var reader = try GeoJSONReader(file: path)
        while try reader.next() { if let shape = reader.geometry { shapes.append(shape) } }
        return (shapes, reader.crs)
    }
}
