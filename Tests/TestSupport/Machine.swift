private import Glibc

/// What tests need of the machine. Where it lacks something, they are skipped, and say what.
package enum Machine {
  /// Whether whoever runs the tests may do everything.
  package static let isRoots = geteuid() == 0

  /// Whether a program is installed.
  package static func has(_ program: String) -> Bool {
    ["/usr/bin/", "/usr/sbin/"].contains { access($0 + program, X_OK) == 0 }
  }

  /// Whether a file system can be mounted, which root in a container often may not.
  package static let canMount: Bool = {
    guard isRoots, let place = try? TemporaryDirectory() else { return false }
    guard mount("tmpfs", place.path, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount2(place.path, Int32(MNT_DETACH)) == 0
  }()
}
