internal import Goals
internal import Records

// Before anything is written: what would carrying the edits out throw?
extension Store {
  /// What the files of a revision hold now, under their locks, beside what was read of the others.
  func rehearsed(_ revision: Revision) throws(DiskError) -> DirectoryText {
    var text = loader.directory.text
    for path in revision.touchedFiles {
      text[path] = try current(path).map(DirectoryText.File.init)
    }
    for path in revision.movedDirectories { note(path, in: &text) }
    return text
  }

  /// A directory that is to be moved, as the disk has it: what was read may still hold one that has
  /// just been moved away, since what is missing for a moment keeps its content.
  private func note(_ directory: String, in text: inout DirectoryText) {
    do throws(DiskError) {
      _ = try root.list(directory)
      text.addFolder(directory)
    } catch {
      if error.fact == .missing { text.dropFolder(directory) }
    }
  }

  /// Carries a batch out on the text of the files, and throws what carrying it out on the disk would
  /// throw, as far as that can be told beforehand.
  func rehearse(
    _ batch: Revision.Batch, _ direction: Direction, _ text: inout DirectoryText,
    under lock: borrowing DirectoryLock
  ) throws {
    do throws(EditObstacle) {
      _ = try text.apply(batch, takingBack: direction == .backward)
    } catch {
      switch error {
      case .refused(let refusal): throw refusal
      case .exists(let path): throw DiskError(.exists, at: path, .saving)
      case .changed(let path): throw DiskError(.changed, at: path, .saving)
      case .missing(let path): throw DiskError(.missing, at: path, .saving)
      }
    }
    switch batch.edits[0] {
    case .create, .remove, .unlink, .move: break
    case .link(let file, _): try lock.checkWritable(file)
    default: try lock.checkWritable(batch.file)
    }
  }
}

extension Revision {
  /// The files whose content decides whether its edits can be made.
  fileprivate var touchedFiles: Set<String> {
    var files: Set<String> = []
    for edit in edits {
      switch edit {
      case .link(let file, let name): files.formUnion([file, name])
      case .unlink(let file, let twin): files.formUnion([file, twin])
      case .move: break
      default: files.formUnion([edit.file] + [edit.subject?.file].compactMap(\.self))
      }
    }
    return files
  }

  fileprivate var movedDirectories: [String] {
    edits.flatMap { edit in
      if case .move(let directory, let name) = edit { [directory, name] } else { [String]() }
    }
  }
}

/// The directories that a revision writes in, and those of what it speaks of, which must not be
/// renamed or deleted meanwhile.
struct WrittenDirectories {
  /// By what they are called at first.
  private(set) var paths: [String] = []
  /// The first name of each directory that is moved, by its last one.
  private(set) var names: [String: String] = [:]

  /// - Throws: `Refusal` where a directory is made anew under a name that another one has just lost.
  init(_ revision: Revision) throws(Refusal) {
    var moved: Set<String> = []
    var found: Set<String> = []
    for edit in revision.edits {
      for path in edit.lockedDirectories {
        let first = names[path] ?? path
        if moved.contains(path), names[path] == nil {
          throw .exists(path)
        }
        found.insert(first)
      }
      if case .move(let directory, let name) = edit {
        names[name] = names[directory] ?? directory
        names[directory] = nil
        moved.insert(directory)
        moved.remove(name)
      }
    }
    paths = found.sorted()
    names = names.filter { $0.key != $0.value }
  }
}

extension FileEdit {
  /// The directory it writes in, and that of what it speaks of.
  fileprivate var lockedDirectories: [String] {
    [FilePlace(file).directory] + (subject.map { [FilePlace($0.file).directory] } ?? [])
  }
}
