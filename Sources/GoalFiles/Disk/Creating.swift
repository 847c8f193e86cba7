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
      let found = try directory.read(aside, limit: .max, for: .saving)
      guard found.bytes == bytes else { throw DiskError(.changed, at: path, .saving) }
      try explaining(path, .saving) { () throws(Errno) in try directory.unlink(aside) }
    } catch {
      try? directory.renameToNew(aside, name)
      throw DiskError(error.fact, at: path, .saving)
    }
  }
}

extension OpenDirectory {
  /// The new file has this directory's group and mode, as far as files have them, whatever the
  /// umask: colleagues must be able to write it.
  func create(_ name: String, _ bytes: [UInt8]) throws(Errno) {
    let model = try descriptor.status()
    let draft = try Draft.written(
      bytes, for: name, in: self, owner: nil, group: model.group, mode: model.modeOfNewFile)
    try renameToNew(draft.name.text, name)
    do {
      try descriptor.sync()
    } catch {
      // Under its old name again, it goes with the draft.
      try? renameToNew(name, draft.name.text)
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
