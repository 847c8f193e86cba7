/* Signals: those that ask are handed to the run loop through a pipe; those that mean a fault put the
   terminal back in order and end the program at once. */
#define _GNU_SOURCE
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"

static const int ends[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT };
static const int requests[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGCONT, SIGTSTP };
static const int ignored[] = { SIGPIPE, SIGXFSZ };
static const struct { int number; const char *name; } faults[] = {
  { SIGSEGV, "SIGSEGV" }, { SIGABRT, "SIGABRT" }, { SIGILL, "SIGILL" },
  { SIGTRAP, "SIGTRAP" }, { SIGBUS, "SIGBUS" },   { SIGFPE, "SIGFPE" },
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static int channel[2] = { -1, -1 };
static struct sigaction before[NSIG];
static sigset_t mask_before;
static bool installed;
static volatile sig_atomic_t ending; /* a signal has asked for the end */

static struct termios modes;
static int modes_fd = -1;
static int screen_fd = -1;
static const char *restore_text;
static size_t restore_length;
static volatile sig_atomic_t ours; /* the terminal shows our screen */
static char fault_stack[32768];

void cn_guard_terminal(int fd, const char *restore, size_t length)
{
  screen_fd = fd;
  restore_text = restore;
  restore_length = length;
  ours = 1;
}

void cn_guard_pause(void) { ours = 0; }
void cn_guard_resume(void) { ours = 1; }

/* Calls only what a signal handler may. */
static void restore_terminal(void)
{
  if (!ours) return;
  ours = 0;
  ssize_t sent = write(screen_fd, restore_text, restore_length);
  (void)sent;
  if (modes_fd >= 0) tcsetattr(modes_fd, TCSANOW, &modes);
}

static void on_request(int number)
{
  int saved = errno;
  for (size_t i = 0; i < COUNT(ends); i++)
    if (ends[i] == number) ending = 1;
  char byte = (char)number;
  ssize_t sent = write(channel[1], &byte, 1); /* a full pipe wakes the loop as well */
  (void)sent;
  errno = saved;
}

static void say(const char *text)
{
  ssize_t sent = write(STDERR_FILENO, text, strlen(text));
  (void)sent;
}

static void on_fault(int number)
{
  restore_terminal();
  say(program_invocation_short_name);
  say(": stopped by a fault in the program");
  for (size_t i = 0; i < COUNT(faults); i++) {
    if (faults[i].number == number) {
      say(", ");
      say(faults[i].name);
    }
  }
  say("\n");
  cn_die_of(number);
}

static void handle(int number, void (*handler)(int), int flags)
{
  struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
  sigfillset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

/* What the caller ignores, as nohup does with SIGHUP, stays ignored. */
static void handle_requests(void)
{
  for (size_t i = 0; i < COUNT(requests); i++)
    if (before[requests[i]].sa_handler != SIG_IGN || requests[i] == SIGWINCH)
      handle(requests[i], on_request, SA_RESTART);
}

static void install(void)
{
  stack_t stack = { .ss_sp = fault_stack, .ss_size = sizeof fault_stack };
  sigaltstack(&stack, NULL);
  handle_requests();
  for (size_t i = 0; i < COUNT(ignored); i++) handle(ignored[i], SIG_IGN, 0);
  for (size_t i = 0; i < COUNT(faults); i++)
    handle(faults[i].number, on_fault, SA_ONSTACK | SA_RESETHAND);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static void for_each_signal(void (*visit)(int))
{
  for (size_t i = 0; i < COUNT(requests); i++) visit(requests[i]);
  for (size_t i = 0; i < COUNT(ignored); i++) visit(ignored[i]);
  for (size_t i = 0; i < COUNT(faults); i++) visit(faults[i].number);
}

static void remember(int number) { sigaction(number, NULL, &before[number]); }
static void put_back(int number) { sigaction(number, &before[number], NULL); }

void cn_guard_remember(int fd)
{
  modes_fd = tcgetattr(fd, &modes) == 0 ? fd : -1;
  sigprocmask(SIG_SETMASK, NULL, &mask_before);
  for_each_signal(remember);
}

int cn_guard_open(void)
{
  if (pipe2(channel, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  install();
  installed = true;
  return channel[0];
}

static bool line_dropped(void)
{
  struct termios now;
  return modes_fd >= 0 && tcgetattr(modes_fd, &now) != 0;
}

/* Signals that end a program come in numbers: when a window closes, the shell and the kernel each
   send SIGHUP. The first is answered by putting everything away, also what lies outside the
   terminal; the others must not cut that short. */
static void ignore_further_ends(void)
{
  if (!ending && !line_dropped()) return;
  for (size_t i = 0; i < COUNT(ends); i++) before[ends[i]].sa_handler = SIG_IGN;
}

void cn_guard_close(void)
{
  ours = 0;
  if (!installed) return;
  installed = false;
  ignore_further_ends();
  for_each_signal(put_back);
  sigprocmask(SIG_SETMASK, &mask_before, NULL);
  close(channel[0]);
  close(channel[1]);
}

void cn_stop(void)
{
  handle(SIGTSTP, SIG_DFL, 0);
  kill(0, SIGTSTP);
  /* The signal may reach us through another thread, a moment later; and an orphaned group never
     stops. SIGCONT ends the wait, the time limit is for the orphan. */
  struct pollfd wait = { .fd = channel[0], .events = POLLIN };
  poll(&wait, 1, 100);
  handle(SIGTSTP, on_request, SA_RESTART);
}

void cn_die_of(int number)
{
  handle(number, SIG_DFL, 0);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  sigprocmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}
