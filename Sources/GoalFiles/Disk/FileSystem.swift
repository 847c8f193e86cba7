internal import CSyscalls
internal import SystemPackage

/// The kind of file system a directory lies on, as far as it matters to sharing files.
package enum FileSystem: Hashable, Sendable {
  /// Changes by anybody are reported by the kernel, and locks bind everybody.
  case local
  /// Other hosts change files without a word, and their locks may not bind: NFS, SMB and others.
  case network(name: String)

  /// By the magic numbers of `linux/magic.h` and the kernel's own sources.
  init(magic: UInt32) {
    self =
      switch magic {
      case 0x6969: .network(name: "NFS")
      case 0x517B, 0xFF53_4D42, 0xFE53_4D42: .network(name: "SMB")
      case 0x6573_5546: .network(name: "FUSE")
      case 0x0102_1997: .network(name: "9P")
      case 0x5346_414F, 0x6B41_4653: .network(name: "AFS")
      case 0x00C3_6400: .network(name: "Ceph")
      case 0x7375_7245: .network(name: "Coda")
      default: .local
      }
  }
}

extension DataRoot {
  /// The file system under a directory, which may be another one than the root's.
  package func fileSystem(of path: String = "") throws(DiskError) -> FileSystem {
    let directory = try openDirectory(path, for: .reading)
    return try explaining(path, .reading) { () throws(Errno) in
      FileSystem(magic: try directory.descriptor.fileSystemMagic())
    }
  }
}

extension Descriptor {
  fileprivate func fileSystemMagic() throws(Errno) -> UInt32 {
    var magic: UInt32 = 0
    _ = try uninterrupted { csyscalls_file_system(number, &magic) }
    return magic
  }
}
