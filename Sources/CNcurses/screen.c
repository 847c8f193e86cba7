/* Everything that needs <curses.h>. */
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CNcurses.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "guard.h"

#define PASTE_ON "\033[?2004h"
#define PASTE_OFF "\033[?2004l"
/* Buttons and wheel, with columns in decimals. */
#define MOUSE_ON "\033[?1000h\033[?1006h"
#define MOUSE_OFF "\033[?1006l\033[?1000l"

static SCREEN *screen;
static FILE *input, *output;
static bool wants_mouse;
static bool away; /* the terminal is somebody else's */
static char restore[256];
static size_t restore_length;

static FILE *tty_stream(int standard, const char *mode)
{
  int fd = isatty(standard) ? fcntl(standard, F_DUPFD_CLOEXEC, 3)
                            : open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
  return fd < 0 ? NULL : fdopen(fd, mode);
}

static void close_streams(void)
{
  if (input) fclose(input);
  if (output) fclose(output);
  input = output = NULL;
}

static int append(int byte)
{
  if (restore_length < sizeof restore) restore[restore_length++] = (char)byte;
  return byte;
}

static void append_text(const char *text)
{
  while (*text) append(*text++);
}

static void append_capability(const char *name)
{
  char *text = tigetstr((char *)name);
  if (text && text != (char *)-1) tputs(text, 1, append);
}

/* What a dying program sends, put together now: nothing of terminfo works in a signal handler. */
static void prepare_restore(void)
{
  restore_length = 0;
  append_capability("sgr0");
  append_capability("op");
  append_text(PASTE_OFF);
  if (wants_mouse) append_text(MOUSE_OFF);
  append_capability("cnorm");
  append_capability("rmcup");
  cn_guard_terminal(fileno(output), restore, restore_length);
}

void cn_send(const char *text)
{
  size_t rest = strlen(text);
  while (rest > 0) {
    ssize_t sent = write(fileno(output), text, rest);
    if (sent < 0 && errno != EINTR) return; /* the line has dropped: reading finds out */
    if (sent < 0) sent = 0;
    text += sent;
    rest -= (size_t)sent;
  }
}

static void send_modes(bool on)
{
  cn_send(on ? PASTE_ON : PASTE_OFF);
  if (wants_mouse) cn_send(on ? MOUSE_ON : MOUSE_OFF);
}

/* newterm() would end the program for an entry it doesn't know, so that is asked before. */
static const char *known_entry(const char *fallback)
{
  const char *names[] = { getenv("TERM"), fallback, "vt100", "ansi" };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    int error;
    if (names[i] && *names[i] && setupterm((char *)names[i], fileno(output), &error) == OK) {
      del_curterm(cur_term);
      return names[i];
    }
  }
  return NULL;
}

static void set_modes(void)
{
  raw();
  nonl();
  noecho();
  intrflush(NULL, FALSE);
  typeahead(-1);
  leaveok(stdscr, FALSE);
  idlok(stdscr, TRUE);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
}

static enum cn_problem start(const char *fallback)
{
  input = tty_stream(STDIN_FILENO, "r");
  output = tty_stream(STDOUT_FILENO, "w");
  if (!input || !output) return CN_NO_TTY;
  cn_guard_remember(fileno(input));
  const char *entry = known_entry(fallback);
  if (!entry) return CN_NO_ENTRY;
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = newterm((char *)entry, output, input);
  if (!screen) return CN_NO_ENTRY;
  return tigetstr("cup") ? CN_OK : CN_TOO_SIMPLE;
}

static void cut(const char *capability, const char *part)
{
  char *text = tigetstr((char *)capability);
  char *found = text && text != (char *)-1 ? strstr(text, part) : NULL;
  if (found) memmove(found, found + strlen(part), strlen(found + strlen(part)) + 1);
}

/* Lines and blocks are Unicode or ASCII here, never the alternate character set, so no change of
   looks has to leave it. That saves three bytes each, a fifth of what a moved cursor sends. */
static void forget_alternate_characters(void)
{
  cut("sgr0", "\033(B");
  cut("sgr", "%?%p9%t\033(0%e\033(B%;");
}

enum cn_problem cn_open(const char *fallback, bool mouse, cn_terminal *terminal)
{
  if (screen) return CN_BUSY;
  wants_mouse = mouse;
  enum cn_problem problem = start(fallback);
  if (problem == CN_OK && (terminal->signals = cn_guard_open()) < 0) problem = CN_NO_PIPE;
  if (problem != CN_OK) {
    cn_close();
    return problem;
  }
  prepare_restore();
  forget_alternate_characters();
  set_modes();
  send_modes(true);
  terminal->colors = tigetnum("colors");
  terminal->direct_color = tigetflag("RGB") > 0;
  terminal->utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  terminal->input = fileno(input);
  atexit(cn_close);
  away = false;
  return CN_OK;
}

void cn_close(void)
{
  if (screen) {
    cn_leave();
    delscreen(screen);
    screen = NULL;
  }
  cn_guard_close();
  close_streams();
}

void cn_leave(void)
{
  if (!screen || away) return;
  away = true;
  curs_set(1);
  endwin();
  send_modes(false);
  cn_guard_pause();
}

void cn_return(void)
{
  if (!screen) return;
  away = false;
  cn_guard_resume();
  reset_prog_mode();
  send_modes(true);
  clearok(curscr, TRUE);
}

void cn_measure(int *width, int *height)
{
  struct winsize size;
  if (ioctl(fileno(output), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 && size.ws_row > 0) {
    if (is_term_resized(size.ws_row, size.ws_col)) resize_term(size.ws_row, size.ws_col);
  }
  *width = COLS;
  *height = LINES;
}

int cn_pair(int foreground, int background)
{
  int pair = has_colors() ? alloc_pair(foreground, background) : 0;
  return pair > 0 && pair <= SHRT_MAX ? pair : 0;
}

int cn_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

static attr_t attributes_of(int flags)
{
  return (flags & CN_BOLD ? A_BOLD : 0) | (flags & CN_DIM ? A_DIM : 0)
         | (flags & CN_UNDERLINE ? A_UNDERLINE : 0) | (flags & CN_REVERSE ? A_REVERSE : 0);
}

/* Whether curses will move by as many columns as the frame counts. The C library's Unicode may be
   older than ours; what it doesn't know is shown as a replacement. */
static bool agrees(const wchar_t *text, int span)
{
  if (wcwidth(text[0]) != span) return false;
  for (const wchar_t *mark = text + 1; *mark; mark++)
    if (wcwidth(*mark) != 0) return false;
  return true;
}

void cn_put(int x, int y, const uint32_t *scalars, int count, int span, int attributes, int pair)
{
  wchar_t text[CCHARW_MAX + 1] = { 0 };
  for (int i = 0; i < count && i < CCHARW_MAX; i++) text[i] = (wchar_t)scalars[i];
  bool replaced = !agrees(text, span);
  if (replaced) wcscpy(text, wcwidth(0xFFFD) == 1 ? L"\uFFFD" : L"?");
  cchar_t cell;
  if (setcchar(&cell, text, attributes_of(attributes), (short)pair, NULL) != OK) return;
  for (int column = 0; column < (replaced ? span : 1); column++)
    mvadd_wchnstr(y, x + column, &cell, 1);
}

void cn_put_ascii(int x, int y, const char *text, int count, int attributes, int pair)
{
  cchar_t cells[128];
  const int room = sizeof cells / sizeof *cells;
  attr_t look = attributes_of(attributes);
  for (int done = 0; done < count; done += room) {
    int length = count - done < room ? count - done : room;
    for (int i = 0; i < length; i++) {
      wchar_t character[2] = { (unsigned char)text[done + i], 0 };
      setcchar(&cells[i], character, look, (short)pair, NULL);
    }
    mvadd_wchnstr(y, x + done, cells, length);
  }
}

void cn_flush(int x, int y)
{
  if (x >= 0) move(y, x);
  curs_set(x >= 0 ? 1 : 0);
  refresh();
}

void cn_forget(void)
{
  clearok(curscr, TRUE);
}
