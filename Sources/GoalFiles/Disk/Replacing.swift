private import Glibc
internal import SystemPackage

/// A record file as a save left it.
package struct Replacement: Sendable {
  package let bytes: [UInt8]
  /// Somebody else had changed the file since the edit began; the result holds both.
  package let isMerged: Bool
  /// Someone who wrote at the same instant without a lock would have been noticed. False where
  /// the file system can't exchange two names.
  package let isGuarded: Bool
}

extension DirectoryLock {
  /// Replaces a record file by an edit of it; the old state stays until the new one is on disk.
  ///
  /// - Parameters:
  ///   - path: A file in a directory that this lock holds.
  ///   - base: What the edit was made on, to tell a file that is just being rewritten.
  ///   - limit: The most bytes such a file may have.
  ///   - edit: Makes the new bytes from those in the file now, which need not be `base`, and may
  ///     be called again; it throws where the two can't go together. The same bytes write nothing.
  /// - Returns: What is in the file now.
  /// - Throws: `DiskError`, or what `edit` throws; then nothing has been changed.
  package func replace(
    _ path: String, base: [UInt8], limit: Int = DataRoot.recordLimit,
    edit: ([UInt8]) throws -> [UInt8]
  ) throws -> Replacement {
    let (directory, name) = try place(of: path)
    var isGuarded = true
    for _ in 0..<patience.rounds {
      let current = try directory.readPatiently(
        name, base: base, limit: limit, patience: patience.rewriting)
      let new = try edit(current.bytes)
      if new != current.bytes {
        guard new.count <= limit else {
          throw DiskError(.tooLarge(limit: limit), at: path, .saving)
        }
        switch try directory.replace(name, current, by: new, patience: patience.rewriting) {
        case .overtaken: continue
        case .done(let guarded): isGuarded = guarded
        }
      }
      return Replacement(bytes: new, isMerged: current.bytes != base, isGuarded: isGuarded)
    }
    throw DiskError(.contended, at: path, .saving)
  }
}

private enum Outcome {
  case done(isGuarded: Bool)
  /// Somebody else wrote in between; what they wrote is in place.
  case overtaken
}

/// What became of a file whose name was taken.
enum Rest {
  case still
  /// Nobody has changed it, but somebody still can.
  case open
  case changed
}

extension OpenDirectory {
  /// Reads a file that may be in the middle of somebody's rewriting: vim and git make files
  /// vanish, or empty, for a moment on every save or checkout.
  fileprivate func readPatiently(
    _ name: String, base: [UInt8], limit: Int, patience: Duration
  )
    throws(DiskError) -> FileContents
  {
    let deadline = ContinuousClock.now + patience
    let path = path(of: name)
    // A rename would get around the file's own permissions.
    try explaining(path, .saving) { () throws(Errno) in
      try tolerateMissing { () throws(Errno) in try checkWritable(name) }
    }
    while true {
      do throws(DiskError) {
        let found = try read(name, limit: limit, for: .saving)
        let isComplete = found.bytes.count >= base.count || !isYoung(found.stamp, patience)
        if isComplete || ContinuousClock.now >= deadline { return found }
      } catch {
        guard error.fact == .missing, ContinuousClock.now < deadline, isYoung(patience) else {
          throw error
        }
      }
      pause(milliseconds: 10)
    }
  }

  private func tolerateMissing(_ call: () throws(Errno) -> Void) throws(Errno) {
    do {
      try call()
    } catch .noSuchFileOrDirectory {}
  }

  /// Whether something was renamed, made or removed here a moment ago.
  private func isYoung(_ patience: Duration) -> Bool {
    guard let status = try? descriptor.status() else { return false }
    return isYoung(status.stamp, patience)
  }

  private func isYoung(_ stamp: Stamp, _ patience: Duration) -> Bool {
    .nanoseconds(clockTime() - max(stamp.modified, stamp.changed)) < patience
  }
}

extension OpenDirectory {
  fileprivate func replace(
    _ name: String, _ current: FileContents, by new: [UInt8], patience: Duration
  )
    throws(DiskError) -> Outcome
  {
    let path = path(of: name)
    var temporary = try explaining(path, .saving) { () throws(Errno) in
      let list = try open(name, O_RDONLY).accessList(.access)
      var temporary = try TemporaryFile.written(
        new, for: name, in: self, as: .kept(current.status, list))
      try temporary.declare(replacing: current.bytes)
      return temporary
    }
    do throws(Errno) {
      try exchange(temporary.name.text, with: name)
    } catch {
      if error == .noSuchFileOrDirectory { return .overtaken }
      guard error.isUnsupported else { throw DiskError(error, at: path, .saving) }
      return try rename(temporary, over: current)
    }
    return try confirm(&temporary, displaced: current, patience: patience)
  }

  /// After the exchange: looks at what came out and makes it last. If that isn't what was read, or
  /// the disk fails, it goes back in.
  ///
  /// The second look notices an editor that was still writing to the old file. One that has it open
  /// without end may write any time: the old file stays until the next save has looked at it.
  private func confirm(
    _ temporary: inout TemporaryFile, displaced current: FileContents, patience: Duration
  )
    throws(DiskError) -> Outcome
  {
    let path = path(of: temporary.name.target)
    do throws(DiskError) {
      if try holds(temporary.name.text, current.bytes) {
        try explaining(path, .saving) { () throws(Errno) in try descriptor.sync() }
        let rest = try comeToRest(temporary.name.text, as: current.bytes, patience: patience)
        temporary.isKept = rest == .open
        if rest != .changed { return .done(isGuarded: true) }
      }
    } catch {
      try withdraw(&temporary)
      throw DiskError(error.fact, at: path, .saving)
    }
    try withdraw(&temporary)
    return .overtaken
  }

  /// Waits until nobody has a file open for writing that has lost its name: an editor that opened it
  /// before may write any time later, and would never know that nobody reads it there.
  func comeToRest(
    _ name: String, as bytes: [UInt8], patience: Duration
  )
    throws(DiskError) -> Rest
  {
    let deadline = ContinuousClock.now + patience
    while true {
      let isOpen = try explaining(path(of: name), .saving) { () throws(Errno) in
        try open(name, O_RDONLY).isBeingWritten
      }
      // Who can't know waits a moment: there is little between an editor's opening and writing.
      if isOpen != false { pause(milliseconds: 10) }
      guard try holds(name, bytes) else { return .changed }
      if isOpen != true { return .still }
      if ContinuousClock.now >= deadline { return .open }
    }
  }

  private func holds(_ name: String, _ bytes: [UInt8]) throws(DiskError) -> Bool {
    try read(name, limit: .max, for: .saving).bytes == bytes
  }

  /// Exchanges a second time: the file is again what it was, and the temporary file is ours again.
  ///
  /// If it isn't, somebody has saved over ours in that instant. Theirs is the newest then and goes
  /// back in, a third exchange; what they had no chance to see stays beside it as a leftover.
  private func withdraw(_ temporary: inout TemporaryFile) throws(DiskError) {
    let (name, target) = (temporary.name.text, temporary.name.target)
    temporary.isKept = true
    do throws(Errno) {
      try exchange(name, with: target)
      // Unreadable, it stays as a leftover: it may be theirs.
      guard let isOurs = try? holds(name, temporary.bytes) else { return }
      temporary.isKept = !isOurs
      if temporary.isKept { try exchange(name, with: target) }
    } catch {
      throw DiskError(.unconfirmed, at: path(of: target), .saving)
    }
  }

  /// For file systems that can't exchange: what somebody writes between the look and the rename
  /// is lost, a few microseconds in which nobody can be noticed.
  private func rename(
    _ temporary: consuming TemporaryFile, over current: FileContents
  )
    throws(DiskError) -> Outcome
  {
    let name = temporary.name.target
    guard try holds(name, current.bytes) else { return .overtaken }
    try explaining(path(of: name), .saving) { () throws(Errno) in
      try rename(temporary.name.text, to: name)
    }
    temporary.isKept = true
    do throws(Errno) {
      try descriptor.sync()
    } catch {
      throw DiskError(.unconfirmed, at: path(of: name), .saving)
    }
    return .done(isGuarded: false)
  }
}
