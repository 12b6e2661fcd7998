import Foundation

/// The data that ships with the program. `README.md` beside this file gives source, licence, accuracy and checksum of each.
public enum GeoData {}
