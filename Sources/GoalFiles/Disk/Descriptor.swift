private import CSyscalls
private import Glibc
internal import SystemPackage

/// An open file descriptor; it is closed when its owner goes.
package struct Descriptor: ~Copyable, Sendable {
  package let number: Int32

  /// Takes over a descriptor that nobody else closes.
  package init(owning number: Int32) {
    self.number = number
  }

  deinit {
    // Not again on EINTR: Linux has freed the number by then, and another thread may own it.
    _ = close(number)
  }
}

extension Descriptor {
  func status() throws(Errno) -> FileStatus {
    var found = stat()
    _ = try uninterrupted { fstat(number, &found) }
    return FileStatus(found)
  }

  /// Whether anybody has the file open for writing; nil where that can't be known: on another's
  /// file, or a file system without leases. The descriptor must be for reading only.
  var isBeingWritten: Bool? {
    switch csyscalls_is_being_written(number) {
    case 0: false
    case 1: true
    default: nil
    }
  }

  /// Up to `count` bytes from an offset, fewer only at the end of the file.
  func read(at start: Int, count: Int) throws(Errno) -> [UInt8] {
    let descriptor = number
    var failure: Errno?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      do throws(Errno) {
        while filled < count {
          let rest = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
          let offset = start + filled
          let step = try uninterrupted {
            pread(descriptor, rest.baseAddress, rest.count, offset)
          }
          if step == 0 { return }
          filled += step
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// One `write`: how many bytes the kernel took, which may be fewer than it was given.
  func writeOnce(_ bytes: ArraySlice<UInt8>) throws(Errno) -> Int {
    try uninterrupted { bytes.withUnsafeBytes { write(number, $0.baseAddress, $0.count) } }
  }

  func writeAll(_ bytes: [UInt8]) throws(Errno) {
    var rest = bytes[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(try writeOnce(rest))
    }
  }

  /// On the disk, with the size and times that reading needs. It is never tried again: the kernel
  /// marks the lost pages clean, so that a second `fsync` would succeed with nothing written.
  func sync() throws(Errno) {
    if fsync(number) != 0 { throw .latest }
  }

  /// As `sync`, without the times.
  func syncData() throws(Errno) {
    if fdatasync(number) != 0 { throw .latest }
  }
}

extension Errno {
  /// What the last system call of this thread failed with.
  static var latest: Errno { Errno(rawValue: errno) }
}

/// The result of a system call, made again when a signal interrupts it, but not for ever.
func uninterrupted<Result: SignedInteger>(_ call: () -> Result) throws(Errno) -> Result {
  var failure = Errno.interrupted
  for _ in 0..<100 where failure == .interrupted {
    let result = call()
    if result >= 0 { return result }
    failure = .latest
  }
  throw failure
}
