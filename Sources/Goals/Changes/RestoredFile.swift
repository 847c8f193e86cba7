/// A file of a data directory as it was taken out of one.
public struct RestoredFile: Hashable, Sendable {
  /// Its path in the data directory.
  public let path: String
  /// What it holds.
  public let text: String

  /// A file.
  public init(path: String, text: String) {
    (self.path, self.text) = (path, text)
  }
}
