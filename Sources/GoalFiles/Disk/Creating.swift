internal import SystemPackage

extension DirectoryLock {
  /// Makes a new file, whole or not at all; fails where there is one of that name.
  package func create(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
    let (directory, name) = try place(of: path)
    try explaining(path, .saving) { () throws(Errno) in try directory.create(name, bytes) }
  }

  /// Removes a file, if it still is what the caller last saw.
  ///
  /// It is first renamed and then looked at, so that nobody can write it in between.
  package func remove(_ path: String, expecting bytes: [UInt8]) throws(DiskError) {
    let (directory, name) = try place(of: path)
    let aside = directory.aside(name, expecting: bytes)
    try explaining(path, .saving) { () throws(Errno) in
      try directory.checkWritable(name)
      try directory.rename(name, to: aside)
    }
    do throws(DiskError) {
      try explaining(path, .saving) { () throws(Errno) in try directory.descriptor.sync() }
      guard
        case .still = try directory.comeToRest(aside, as: bytes, patience: patience.rewriting)
      else { throw DiskError(.changed, at: path, .saving) }
      try explaining(path, .saving) { () throws(Errno) in try directory.unlink(aside) }
    } catch {
      try? directory.renameToNew(aside, name)
      throw DiskError(error.fact, at: path, .saving)
    }
  }
}

extension DirectoryLock {
  /// Whether this user may write a file as such; one that isn't there yet may be made.
  package func checkWritable(_ path: String) throws(DiskError) {
    let (directory, name) = try place(of: path)
    do throws(DiskError) {
      try explaining(path, .saving) { () throws(Errno) in try directory.checkWritable(name) }
    } catch {
      guard error.fact == .missing else { throw error }
    }
  }

  /// Gives a file a second name in its directory; fails where there is one of that name.
  ///
  /// Under both names it is the same file, with its owner and mode; a file system without such
  /// names has a copy.
  package func link(_ path: String, to other: String) throws(DiskError) {
    let (directory, name) = try place(of: path)
    let (_, new) = try place(of: other)
    let bytes = try directory.read(name, limit: DataRoot.logLimit, for: .saving).bytes
    try explaining(other, .saving) { () throws(Errno) in try directory.link(name, new, or: bytes) }
  }

  /// Gives a directory another name beside its old one; fails where there is one of that name.
  package func move(_ path: String, to other: String) throws(DiskError) {
    let (directory, name) = try place(of: path)
    let (_, new) = try place(of: other)
    try explaining(other, .saving) { () throws(Errno) in try directory.moveToNew(name, new) }
  }
}

extension DataRoot {
  /// Removes a directory that is empty.
  func removeEmpty(_ path: String) throws(DiskError) {
    let inner = try InnerPath(path, for: .saving)
    guard let name = inner.name else { throw DiskError(.notAFile, at: path, .saving) }
    let parent = try openDirectory(inner.directory, for: .saving)
    try explaining(path, .saving) { () throws(Errno) in try parent.unlinkDirectory(name) }
  }
}

extension OpenDirectory {
  /// Gives a file a second name that will last, or makes a copy of that name.
  fileprivate func link(_ name: String, _ other: String, or bytes: [UInt8]) throws(Errno) {
    do {
      try link(name, other)
    } catch {
      guard error == .notPermitted || error.isUnsupported else { throw error }
      return try create(other, bytes)
    }
    do {
      try descriptor.sync()
    } catch {
      try? unlink(other)
      throw error
    }
  }

  /// Renames a directory where the new name is free, and makes that last.
  fileprivate func moveToNew(_ name: String, _ other: String) throws(Errno) {
    try renameDirectoryToNew(name, other)
    do {
      try descriptor.sync()
    } catch {
      try? renameDirectoryToNew(other, name)
      throw error
    }
  }

  /// The new file has this directory's group and mode, as far as files have them, whatever the
  /// umask: colleagues must be able to write it.
  func create(_ name: String, _ bytes: [UInt8]) throws(Errno) {
    let model = try descriptor.status()
    let temporary = try TemporaryFile.written(
      bytes, for: name, in: self, as: .new(in: model, mode: model.modeOfNewFile))
    try renameToNew(temporary.name.text, name)
    do {
      try descriptor.sync()
    } catch {
      // Under its old name again, it goes with the temporary file.
      try? renameToNew(name, temporary.name.text)
      throw error
    }
  }

  /// The temporary name of a file that is going to be removed.
  fileprivate func aside(_ name: String, expecting bytes: [UInt8]) -> String {
    var aside = TemporaryName(for: name)
    aside.digests = TemporaryName.Digests(base: digest(bytes), new: digest([]))
    return aside.text
  }
}
