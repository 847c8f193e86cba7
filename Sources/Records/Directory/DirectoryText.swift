public import Goals

/// The text of a data directory: paths and bytes, with what can't be read marked as that.
///
///     let text = DirectoryText([
///       "quarterdeck.rec": "Organization: Softwave\n", "2018/grow.rec": "Objective: Grow\n",
///     ])
///     let organization = DataDirectory(text).organization
///
/// It is a value: where it came from, a disk, a test or memory, makes no difference to what it means.
public struct DirectoryText: Sendable {
  /// A file: what it holds, or what stood in the way of reading it.
  public struct File: Sendable {
    /// What it holds; nothing where it can't be read.
    public let bytes: [UInt8]
    /// Why it can't be read; `nil` where it can. It may have gone, which is no finding.
    public let problems: [Finding]?
    /// Equal in two names of one file; `nil` where it has one name.
    package var node: UInt64?
    /// Whether its last line may be in the middle of being written.
    package var isYoung: Bool
    /// When it was written, in nanoseconds since 1970; 0 where nobody knows.
    package var written: Int

    /// A file that was read.
    public init(_ bytes: [UInt8]) { self.init(bytes: bytes, problems: nil) }

    package init(
      bytes: [UInt8] = [], problems: [Finding]?, node: UInt64? = nil, isYoung: Bool = false,
      written: Int = 0
    ) {
      (self.bytes, self.problems, self.node, self.isYoung) = (bytes, problems, node, isYoung)
      self.written = written
    }

    /// Whether reading gives the same.
    func reads(as other: File) -> Bool { bytes == other.bytes && problems == other.problems }
  }

  /// What a directory holds, by name.
  struct Folder: Sendable {
    var files: [String: File] = [:]
    var folders: Set<String> = []
  }

  /// The directories that can be looked into, by path; the root's is empty.
  private(set) var folders: [String: Folder] = ["": Folder()]
  /// Directories that are closed to the reader.
  private(set) var closed: Set<String> = []
  /// What is to be said of it that no single file's reading tells: names that can't be used, links.
  package var findings: [Finding] = []
  /// Files that nothing is made of, and that somebody may take for data.
  package var strays: Set<Stray> = []
  /// How many files have got a second name here.
  var nodes: UInt64 = 0
  /// The instants of the events of journals that were appended to, so that each line after the first
  /// costs only itself.
  var instants: [String: Set<Int>] = [:]

  /// An empty directory.
  public init() {}

  /// Files by path, in any order.
  public init(_ files: some Sequence<(path: String, text: String)>) {
    for file in files { self[file.path] = File(Array(file.text.utf8)) }
  }

  /// The file of a path, `sales/2018-Q1/shorten.rec`; setting one makes the directories above it.
  public subscript(path: String) -> File? {
    get {
      let (directory, name) = DirectoryText.taken(path)
      return folders[directory]?.files[name]
    }
    set {
      let (directory, name) = DirectoryText.taken(path)
      if newValue != nil { addFolder(directory) }
      folders[directory]?.files[name] = newValue
      instants[path] = nil
    }
  }

  /// The bytes of a file; `nil` where there is none, or none that can be read.
  public func bytes(of path: String) -> [UInt8]? {
    self[path].flatMap { $0.problems == nil ? $0.bytes : nil }
  }

  /// The names of the files in a directory, in order; `nil` where there is none.
  func names(in directory: String) -> [String]? { folders[directory]?.files.keys.sorted() }

  /// The bytes of a file that a change is made of; `nil` where there is none.
  ///
  /// - Throws: ``Refusal/unread(_:)`` where it is there and can't be read. Whoever takes it for missing
  ///   deletes what has readings, and leaves journals behind that it should have renamed.
  func known(_ path: String) throws(Refusal) -> [UInt8]? {
    if let problem = self[path]?.problems?.first { throw unread(problem) }
    return bytes(of: path)
  }

  /// The names in a directory that a change is made of; `nil` where there is none.
  ///
  /// - Throws: ``Refusal/unread(_:)`` where it is there and can't be looked into.
  func knownNames(in directory: String) throws(Refusal) -> [String]? {
    let (above, name) = DirectoryText.taken(directory)
    guard folders[directory] == nil, folders[above]?.folders.contains(name) == true else {
      return names(in: directory)
    }
    let problem = findings.first { $0.place.file == directory }
    throw problem.map(unread) ?? .unread("\(directory) can't be read")
  }

  /// Some messages name the file themselves; nobody wants to read it twice.
  private func unread(_ problem: Finding) -> Refusal {
    let (file, message) = (problem.place.file, problem.message)
    return .unread(message.hasPrefix(file) ? message : "\(file): \(message)")
  }

  /// Whether two names are one file's, as in the middle of a renaming.
  func areOne(_ path: String, _ other: String) -> Bool {
    guard path != other, let node = self[path]?.node else { return false }
    return self[other]?.node == node
  }

  /// A directory, and those around it.
  package mutating func addFolder(_ path: String) {
    guard folders[path] == nil else { return }
    folders[path] = Folder()
    let (above, name) = DirectoryText.taken(path)
    addFolder(above)
    folders[above]?.folders.insert(name)
  }

  /// A directory that is there and can't be looked into; `isClosed` if that is for lack of rights.
  package mutating func addSealed(_ path: String, isClosed: Bool) {
    let (above, name) = DirectoryText.taken(path)
    addFolder(above)
    folders[above]?.folders.insert(name)
    if isClosed { closed.insert(path) }
  }

  /// Leaves out a directory that is gone, with all that was in it.
  package mutating func dropFolder(_ path: String) { _ = removeFolder(path) }

  /// Takes a directory away, with all that is in it.
  mutating func removeFolder(_ path: String) -> [String: Folder] {
    let inside = folders.filter { $0.key == path || $0.key.hasPrefix(path + "/") }
    for path in inside.keys { folders[path] = nil }
    let (above, name) = DirectoryText.taken(path)
    folders[above]?.folders.remove(name)
    return inside
  }

  /// Puts a directory that was taken away where it is to be.
  mutating func insert(_ inside: [String: Folder], from old: String, to new: String) {
    addFolder(new)
    for (path, folder) in inside { folders[new + path.dropFirst(old.count)] = folder }
  }

  /// Whether another one has the same directories, and the same is to be said of them.
  package func hasSameFolders(as other: DirectoryText) -> Bool {
    closed == other.closed && findings == other.findings && strays == other.strays
      && folders.count == other.folders.count
      && folders.allSatisfy { path, folder in other.folders[path]?.folders == folder.folders }
  }

  /// A path taken apart: the directory, and the name in it.
  static func taken(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }
}

extension DirectoryText: ExpressibleByDictionaryLiteral {
  /// Files with their texts, by path.
  public init(dictionaryLiteral files: (String, String)...) {
    self.init(files.map { (path: $0.0, text: $0.1) })
  }
}
