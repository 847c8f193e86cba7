/* What must happen whatever ends or stops the program: the terminal is put back in order. */
#ifndef GUARD_H
#define GUARD_H

#include <stddef.h>

/* Saves the modes of a terminal, and what is done on signals, before curses changes either. */
void cn_guard_remember(int fd);
/* The bytes to send to a terminal when the program dies. */
void cn_guard_terminal(int fd, const char *restore, size_t length);
/* Installs the signal handlers; returns the descriptor on which signals arrive, or -1. */
int cn_guard_open(void);
void cn_guard_close(void);
/* The terminal is somebody else's from now on, and is ours again. */
void cn_guard_pause(void);
void cn_guard_resume(void);

#endif
