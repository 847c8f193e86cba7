private import CSyscalls
private import Glibc
private import Goals
internal import SystemPackage

extension DataRoot {
  /// What the file system and the kernel lack of what safe writing uses.
  func fileSystemConditions(watching directories: Set<String>) -> [Condition] {
    let lacking = [
      locking, exchanging, resolving, watching(directories), inheriting,
    ].compactMap(\.self)
    let name = "file system"
    return lacking.isEmpty
      ? [Condition(name, .good, "locks, exchanges names, resolves beneath, reports changes")]
      : lacking
  }

  private var locking: Condition? {
    guard case .network(let name)? = try? fileSystem() else { return nil }
    return Condition(
      "file system", .bad, "the data is on \(name), where locks may not bind other hosts",
      advice: "keep it on a local disk of each host and share it by git")
  }

  /// Two files of this program's own are exchanged to see whether it can be done.
  private var exchanging: Condition? {
    guard let directory = try? openDirectory("", for: .saving) else { return nil }
    let names = [TemporaryName(for: "doctor").text, TemporaryName(for: "doctor").text]
    defer { for name in names { try? directory.unlink(name) } }
    do throws(Errno) {
      for name in names { _ = try directory.open(name, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600) }
      try directory.exchange(names[0], with: names[1])
      return nil
    } catch {
      guard error.isUnsupported else { return nil }
      return Condition(
        "file system", .notable, "two names can't be exchanged in one step here",
        advice: "close editors before you save the same file with qd; or use another file system")
    }
  }

  private var resolving: Condition? {
    let number = Glibc.open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard number >= 0 else { return nil }
    let directory = Descriptor(owning: number)
    let opened = csyscalls_open_beneath(directory.number, ".", O_RDONLY | O_CLOEXEC, 0)
    guard opened < 0 else {
      _ = Descriptor(owning: opened)
      return nil
    }
    return Condition(
      "kernel", .notable, "openat2 is missing, so paths are walked step by step",
      advice: "nothing needs to be done; kernels since 5.6 are faster")
  }

  private func watching(_ directories: Set<String>) -> Condition? {
    do throws(Watcher.Unavailable) {
      var watcher = try Watcher(self)
      try watcher.watch(directories)
      return nil
    } catch {
      return Condition(
        "file system", .notable, error.sentence,
        advice: error == .tooManyWatches
          ? "sysctl fs.inotify.max_user_watches=524288" : "changes show every two seconds")
    }
  }

  /// Only where a group writes does it matter what new files start with.
  private var inheriting: Condition? {
    guard let status = try? openDirectory("", for: .reading).descriptor.status(),
      status.mode & 0o020 != 0, (try? givesItsGroup) == false
    else { return nil }
    return Condition(
      "file system", .notable, "no default access list: other programs' files follow their umask",
      advice: "setfacl -R -d -m u::rwX,g::rwX,o::- DIR, or umask 002 for everybody")
  }
}
