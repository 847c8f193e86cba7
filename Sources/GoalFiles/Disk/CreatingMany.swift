private import CSyscalls
private import Glibc
internal import SystemPackage

extension DirectoryLock {
  /// Makes new files, each whole or not at all, and all of them or none.
  ///
  /// Some are written before the first is synced, and names are synced at the end, so that a thousand
  /// take little more time than one.
  package func create(_ files: [(path: String, bytes: [UInt8])]) throws(DiskError) {
    var made: [NewFile] = []
    do {
      for start in stride(from: 0, to: files.count, by: NewFile.atOnce) {
        var open: [NewFile.Open] = []
        for (path, bytes) in files[start..<min(start + NewFile.atOnce, files.count)] {
          let (directory, name) = try place(of: path)
          let new = NewFile(path: path, directory: directory, name: name)
          made.append(new)
          open.append(try explaining(path, .saving) { () throws(Errno) in try new.write(bytes) })
        }
        for (file, new) in zip(open, made.suffix(open.count)) {
          try explaining(new.path, .saving) { () throws(Errno) in try file.descriptor.sync() }
        }
      }
      for index in made.indices { try made[index].appear() }
      try syncNames(of: made)
    } catch {
      for file in made.reversed() { file.vanish() }
      throw error
    }
  }

  private func syncNames(of made: [NewFile]) throws(DiskError) {
    var done: Set<String> = []
    for file in made where done.insert(file.directory.path).inserted {
      try explaining(file.path, .saving) { () throws(Errno) in
        try file.directory.descriptor.sync()
      }
    }
  }
}

/// A file that is being made.
private struct NewFile {
  /// A file that is open.
  final class Open {
    let descriptor: Descriptor
    init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }
  }

  /// How many are open at the same time; there may be no more than 1,024.
  static let atOnce = 128

  let path: String
  let directory: OpenDirectory
  let name: String
  let temporary: TemporaryName
  private var isNamed = false

  init(path: String, directory: OpenDirectory, name: String) {
    (self.path, self.directory, self.name) = (path, directory, name)
    temporary = TemporaryName(for: name)
  }

  /// Its bytes under the temporary name, on their way to the disk.
  func write(_ bytes: [UInt8]) throws(Errno) -> Open {
    let model = try directory.descriptor.status()
    let file = try directory.open(temporary.text, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    try file.writeAll(bytes)
    try file.adopt(.new(in: model, mode: model.modeOfNewFile))
    // Only so that syncing finds little left to do.
    _ = csyscalls_start_writing(file.number)
    return Open(file)
  }

  mutating func appear() throws(DiskError) {
    try explaining(path, .saving) { () throws(Errno) in
      try directory.renameToNew(temporary.text, name)
    }
    isNamed = true
  }

  /// Under its old name again, it goes with the temporary file.
  func vanish() {
    if isNamed { try? directory.renameToNew(name, temporary.text) }
    try? directory.unlink(temporary.text)
  }
}
