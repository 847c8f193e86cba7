private import FoundationEssentials

/// A file that lies beside the tests.
package enum Fixture {
  /// Its bytes.
  package static func bytes(of path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
  }
}
