package import Goals
internal import Records
internal import SystemPackage

private import Glibc

extension Store {
  /// Why something can't be written as things stand; `nil` where nothing is seen to be in the way.
  package func obstacle(to writings: [Writing]) -> StoreError? {
    if let readOnlyBecause { return .refused(.readOnly(readOnlyBecause)) }
    for path in Set(writings.compactMap(path)).sorted() {
      do throws(DiskError) {
        try checkWritable(path)
      } catch {
        return .disk(error)
      }
    }
    return nil
  }

  private func path(of writing: Writing) -> String? {
    let writer = Login(login).fileName
    switch writing {
    case .record(let reference): return reference.file
    case .line(.kpi(let ref)): return DataFile.readings(ref, source: writer).path
    case .line(let reference):
      return reference.ofObjective.map { DataFile.journal($0.cycle, writer: writer).path }
    }
  }

  /// A log is appended to, a record file is replaced, and what is missing is made: where its directory
  /// is missing too, in the nearest one there is.
  private func checkWritable(_ path: String) throws(DiskError) {
    let parts = path.split(separator: "/").map(String.init)
    guard let name = parts.last else { return }
    let parent = parts.dropLast().joined(separator: "/")
    guard let directory = try existing(parent) else { return try checkWritable(parent) }
    do throws(Errno) {
      let isThere = (try? directory.status(name)) != nil
      if isThere { try directory.checkWritable(name) }
      if !isThere || name.hasSuffix(".rec") { try directory.check(".", W_OK | X_OK) }
    } catch {
      throw DiskError(error, at: path, .saving)
    }
  }

  private func existing(_ directory: String) throws(DiskError) -> OpenDirectory? {
    do throws(DiskError) {
      return try root.openDirectory(directory, for: .saving)
    } catch {
      guard error.fact == .missing, !directory.isEmpty else { throw error }
      return nil
    }
  }
}
