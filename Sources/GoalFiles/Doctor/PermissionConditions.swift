private import Goals

extension Survey {
  /// Whose the files are, and who may do what with them that shouldn't, or can't and should.
  var permissionConditions: [Condition] {
    let found = [
      forEverybody, strange, ofOtherGroups, unwritable, lockable, closedToMe, readOnlyToMe,
    ].compactMap(\.self)
    return found.isEmpty ? [Condition("permissions", .good, "as they should be")] : found
  }

  private func paths(where isMeant: (Found) -> Bool) -> [String] {
    found.filter(isMeant).map(\.path)
  }

  private var forEverybody: Condition? {
    Condition(
      "permissions", .bad, paths { $0.status.mode & 0o002 != 0 },
      "everybody on this machine may write", advice: "chmod o-w")
  }

  private var strange: Condition? {
    Condition(
      "permissions", .notable,
      paths { $0.status.mode & 0o4000 != 0 || !$0.isDirectory && $0.status.mode & 0o2000 != 0 },
      "has the setuid or setgid bit, which no data needs", advice: "chmod u-s (files: ug-s)")
  }

  /// Files of another group in a directory that its group writes: colleagues can't change them.
  private var ofOtherGroups: Condition? {
    Condition(
      "permissions", .bad,
      paths { $0.parent.isShared && !$0.isDirectory && $0.status.group != $0.parent.group },
      "belongs to another group than its directory", advice: "chgrp, and chmod g+s its directory")
  }

  private var unwritable: Condition? {
    Condition(
      "permissions", .bad,
      paths { found in
        let needed: UInt32 = found.isDirectory ? 0o070 : 0o060
        return found.parent.isShared && found.status.group == found.parent.group
          && found.status.mode & needed != needed
      },
      "the group can't read and write", advice: "chmod g+rwX, and see to everybody's umask")
  }

  private var closedToMe: Condition? {
    let unread = found.filter { !$0.isDirectory && !$0.isReadable }.map(\.path)
    return Condition(
      "permissions", .notable, closed + unread, "you may not read",
      advice: "ask the owner if you should; the rest works without")
  }

  private var readOnlyToMe: Condition? {
    Condition(
      "permissions", .notable, paths { !$0.isWritable && !closed.contains($0.path) },
      "you may not write", advice: "ask the owner if you should; reading works")
  }

  /// Whoever may read a directory may take its lock. Where everybody can, that is a nuisance.
  private var lockable: Condition? {
    Condition(
      "permissions", .notable,
      paths { $0.isDirectory && $0.status.mode & 0o004 != 0 && $0.parent.isShared },
      "who may only read could hold a lock, so that saving waits",
      advice: "chmod o-rx, if not everybody should see it")
  }
}

extension FileStatus {
  /// Whether a group writes in this directory.
  fileprivate var isShared: Bool { mode & 0o020 != 0 }
}
