/// A path inside the data directory, `sales/2018-Q1/x.rec`, taken apart; empty for the root.
///
/// It can't leave the root by its spelling: no name is empty, `.` or `..`, none holds a NUL.
/// Symbolic links are the kernel's to refuse, when it is opened.
struct InnerPath: Hashable {
  let names: [String]

  init(_ path: String, for attempt: DiskError.Attempt = .reading) throws(DiskError) {
    names =
      path.isEmpty
      ? [] : path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let isInside = names.allSatisfy { name in
      !name.isEmpty && name != "." && name != ".." && !name.utf8.contains(0)
    }
    guard isInside else { throw DiskError(.outside, at: path, attempt) }
  }

  var text: String { names.joined(separator: "/") }

  /// The path of the directory that holds it; the root's own is the root.
  var directory: String { names.dropLast().joined(separator: "/") }

  /// The last name; nil for the root.
  var name: String? { names.last }

  static func join(_ directory: String, _ name: String) -> String {
    directory.isEmpty ? name : "\(directory)/\(name)"
  }
}
