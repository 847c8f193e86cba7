internal import SystemPackage

/// A name in a directory, and what it stood for when it was listed.
package struct DirectoryEntry: Hashable, Sendable {
  package let name: String
  package let kind: FileKind
  package let stamp: Stamp
}

/// What a directory holds.
package struct Listing: Hashable, Sendable {
  /// In the order of their names; no two names are equal.
  package var entries: [DirectoryEntry] = []
  /// Names that can't be used, as they can be shown: not UTF-8, with control characters, or
  /// another spelling of a name in `entries` (é as one character and as two).
  package var unusable: [String] = []
}

extension Listing {
  init(of directory: OpenDirectory) throws(Errno) {
    var seen: Set<String> = []
    for bytes in try directory.names().sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard let name = Listing.usable(bytes), seen.insert(name).inserted else {
        unusable.append(Listing.visible(bytes))
        continue
      }
      do {
        let status = try directory.status(name)
        entries.append(DirectoryEntry(name: name, kind: status.kind, stamp: status.stamp))
      } catch .noSuchFileOrDirectory {
        // It went between the listing and the look at it.
      }
    }
  }

  private static func usable(_ bytes: [UInt8]) -> String? {
    guard let name = String(validating: bytes, as: UTF8.self) else { return nil }
    return name.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : name
  }

  /// The name with a replacement character for what can't be shown.
  private static func visible(_ bytes: [UInt8]) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      shown.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(shown)
  }
}
