// System calls that Swift's Glibc module does not import, because the GNU extensions are hidden
// there or because the C library has no function for them.
//
// Each returns -1 and sets errno on failure, like the calls themselves. ENOSYS (or EPERM from an
// old sandbox) means that the running kernel has no such call; EINVAL that the file system can't.
#ifndef CSYSCALLS_H
#define CSYSCALLS_H

#include <stdint.h>
#include <sys/types.h>

// Opens a path that never leaves `directory` and never follows a symbolic link, not even in the
// middle (openat2 with RESOLVE_BENEATH and RESOLVE_NO_SYMLINKS). `mode` counts with O_CREAT only.
int csyscalls_open_beneath(int directory, const char *path, int flags, mode_t mode);

// Swaps two names of one directory in a single step: no moment without either (RENAME_EXCHANGE).
int csyscalls_exchange(int directory, const char *one, const char *other);

// Renames inside one directory; fails with EEXIST where the new name is taken (RENAME_NOREPLACE).
int csyscalls_rename_new(int directory, const char *from, const char *to);

// The magic number that tells the kind of file system a descriptor lies on (linux/magic.h).
int csyscalls_file_system(int descriptor, uint32_t *magic);

// Whether anybody has a file open for writing, by asking for a lease on it and giving it back at
// once. `descriptor` must be open for reading only, by the file's owner or a privileged process.
int csyscalls_is_being_written(int descriptor);

// Sets what was written to a file on its way to the disk, without waiting (sync_file_range).
int csyscalls_start_writing(int descriptor);

// An extended attribute of an open file: its size, at most `size` bytes of which are taken.
ssize_t csyscalls_attribute(int descriptor, const char *name, void *bytes, size_t size);

// Gives an open file an extended attribute, in place of one of that name.
int csyscalls_set_attribute(int descriptor, const char *name, const void *bytes, size_t size);

// A file of no directory that lives as long as it is open (memfd_create), closed on exec.
int csyscalls_memory_file(const char *name);

// Gives memory that is allocated no longer back to the system (malloc_trim).
void csyscalls_trim_memory(void);

// The flag that starts a program in a session of its own (POSIX_SPAWN_SETSID).
extern const short csyscalls_spawn_session;

#endif
