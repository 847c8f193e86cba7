#define _GNU_SOURCE
#include "CSyscalls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

int csyscalls_open_beneath(int directory, const char *path, int flags, mode_t mode) {
  struct open_how how = {
    // openat2 refuses a mode without a file to make, where openat ignores it.
    .flags = (uint64_t)flags,
    .mode = (flags & O_CREAT) ? mode : 0,
    .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
  };
  return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

int csyscalls_exchange(int directory, const char *one, const char *other) {
  return renameat2(directory, one, directory, other, RENAME_EXCHANGE);
}

int csyscalls_rename_new(int directory, const char *from, const char *to) {
  return renameat2(directory, from, directory, to, RENAME_NOREPLACE);
}

int csyscalls_file_system(int descriptor, uint32_t *magic) {
  struct statfs status;
  if (fstatfs(descriptor, &status) != 0) return -1;
  *magic = (uint32_t)status.f_type;
  return 0;
}

int csyscalls_is_being_written(int descriptor) {
  // Whoever opens the file in between breaks the lease, and the usual signal of that kills.
  if (fcntl(descriptor, F_SETSIG, SIGURG) != 0) return -1;
  if (fcntl(descriptor, F_SETLEASE, F_RDLCK) != 0) return errno == EAGAIN ? 1 : -1;
  (void)fcntl(descriptor, F_SETLEASE, F_UNLCK);
  return 0;
}

int csyscalls_start_writing(int descriptor) {
  return sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
}

ssize_t csyscalls_attribute(int descriptor, const char *name, void *bytes, size_t size) {
  return fgetxattr(descriptor, name, bytes, size);
}

int csyscalls_set_attribute(int descriptor, const char *name, const void *bytes, size_t size) {
  return fsetxattr(descriptor, name, bytes, size, 0);
}

int csyscalls_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

void csyscalls_trim_memory(void) { malloc_trim(0); }

const short csyscalls_spawn_session = POSIX_SPAWN_SETSID;
