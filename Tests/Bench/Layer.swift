import Exchange
import Foundation
import GeoData
import Planar
import Store
import Territory

/// Polygons to locate points on, in SWEREF 99 TM.
struct Layer {
    let polygons: GeometryColumn

    /// - Parameter options: `layer` is one of the names below; `cells` needs `store`.
    /// - Returns: nil where the layer is not on this machine.
    static func named(_ options: Options) throws -> Layer? {
        switch try options.text("layer") {
        case "cells": try cells(options)
        case "municipalities": try sharedMunicipalities()
        case "sweden": Layer(polygons: try read(GeoData.municipalities.url.path))
        case "lattice": lattice(columns: 75, rows: 80, cuts: 16, size: 2_500, jitter: 0.35)
        case let other: throw BenchError("no layer called \(other)")
        }
    }

    /// The cells of the county in the option `store`.
    static func cells(_ options: Options) throws -> Layer {
        Layer(polygons: try Store(opening: options.text("store"), for: .reading).territory().cellAreas)
    }

    var vertexCount: Int {
        (0..<polygons.count).reduce(0) { count, row in
            let flat = polygons.flat(row)
            return count + flat.coordinateCount - flat.ringCount
        }
    }

    /// The eight municipalities in detail, from the folder of test data beside the project.
    private static func sharedMunicipalities() throws -> Layer? {
        let root = ProcessInfo.processInfo.environment["RACKVIDD_SHARED"] ?? "../shared"
        let file = "\(root)/data/municipalities_lantmateriet_8.geojson"
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        return Layer(polygons: try read(file))
    }

    private static func read(_ path: String) throws -> GeometryColumn {
        var reader = try GeoJSONReader(file: path)
        let projection = try Projection(from: reader.crs, to: .sweref99TM)
        var polygons = GeometryColumn()
        while try reader.next() {
            guard var area = reader.geometry else { continue }
            try projection.transform(&area)
            polygons.append(area)
        }
        return polygons
    }

    /// A made-up coverage: cells of `size` metres, each side cut into `cuts` pieces, every vertex off by up to `jitter`
    /// of a piece. Neighbours share their borders to the bit.
    private static func lattice(columns: Int, rows: Int, cuts: Int, size: Double, jitter: Double) -> Layer {
        var random = Random(seed: 6_000)
        let width = columns * cuts + 1
        let piece = size / Double(cuts)
        var (x, y): ([Double], [Double]) = ([], [])
        for row in 0...rows * cuts {
            for column in 0..<width {
                x.append(400_000 + (Double(column) + random.next(in: -jitter...jitter)) * piece)
                y.append(6_900_000 + (Double(row) + random.next(in: -jitter...jitter)) * piece)
            }
        }
        var polygons = GeometryColumn()
        for row in 0..<rows {
            for column in 0..<columns {
                let (low, left) = (row * cuts, column * cuts)
                var ring = (0..<cuts).map { low * width + left + $0 }
                ring += (0..<cuts).map { (low + $0) * width + left + cuts }
                ring += (0..<cuts).map { (low + cuts) * width + left + cuts - $0 }
                ring += (0..<cuts).map { (low + cuts - $0) * width + left }
                var flat = FlatGeometry(kind: .polygon)
                for vertex in ring + [ring[0]] { flat.append(x: x[vertex], y: y[vertex]) }
                flat.endRing()
                flat.endPart()
                polygons.append(flat)
            }
        }
        return Layer(polygons: polygons)
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every run and machine.
struct Random {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }

    /// Evenly spread, of 53 random bits.
    mutating func next(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + Double(next() >> 11) * 0x1p-53 * (range.upperBound - range.lowerBound)
    }

    /// Evenly spread points over a box.
    mutating func points(_ count: Int, in box: Envelope) -> (x: [Double], y: [Double]) {
        var x = [Double](repeating: 0, count: count)
        var y = x
        for i in 0..<count {
            x[i] = next(in: box.minX...box.maxX)
            y[i] = next(in: box.minY...box.maxY)
        }
        return (x, y)
    }
}
