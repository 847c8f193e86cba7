/* The terminal behind a few functions: what ncurses has as macros and globals, and what must be
   done inside a signal handler, Swift cannot do. Nothing of <curses.h> shows here.

   There is one terminal at a time; all but cn_restore() is for one thread. */
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

enum { CN_BOLD = 1, CN_DIM = 2, CN_UNDERLINE = 4, CN_REVERSE = 8 };

enum cn_problem { CN_OK, CN_NO_TTY, CN_NO_ENTRY, CN_TOO_SIMPLE, CN_BUSY, CN_NO_PIPE };

typedef struct {
  int colors;        /* of the terminal's entry; 0 or less: mono */
  bool direct_color; /* colour numbers are red, green and blue */
  bool utf8;         /* the locale's characters */
  int input;         /* descriptor to read keys from */
  int signals;       /* descriptor that has one byte for each signal that came in */
} cn_terminal;

/* Takes the terminal: raw keys, alternate screen, signals. The locale must have been set. `fallback` is the name of an entry for a
   TERM that the terminal database lacks; `mouse`: clicks and the wheel are sent as keys are. */
enum cn_problem cn_open(const char *fallback, bool mouse, cn_terminal *terminal);
/* Gives everything back as it was; may be called again, or without cn_open. Once a signal has asked
   for the end, or the line has dropped, such signals stay ignored until cn_die_of. */
void cn_close(void);

/* Gives the terminal to another program, and takes it back with all that is to be drawn anew. */
void cn_leave(void);
void cn_return(void);
/* Stops this process and its group, as Ctrl-Z does; returns when they go on. */
void cn_stop(void);
/* Dies of a signal, as its sender expects. */
_Noreturn void cn_die_of(int signal);

/* The window's size, asked of the terminal now; curses is told. */
void cn_measure(int *width, int *height);

/* The columns by which curses moves for a character in this thread's locale; -1: it knows none. */
int cn_columns(uint32_t scalar);
/* The pair of colours -1 (the terminal's own), 0... for cn_put. */
int cn_pair(int foreground, int background);
/* Puts one character with its marks, `span` columns wide, into a cell. */
void cn_put(int x, int y, const uint32_t *scalars, int count, int span, int attributes, int pair);
/* Puts a run of printable ASCII characters. */
void cn_put_ascii(int x, int y, const char *text, int count, int attributes, int pair);
/* Sends what has changed; the cursor stands at x, y, or is hidden where x is negative. */
void cn_flush(int x, int y);
/* Sends bytes past curses; they may not move the cursor nor draw. */
void cn_send(const char *text);
/* Forgets what the terminal shows, so that the next flush sends all. */
void cn_forget(void);

#endif
