// measure RESULT ERRORS FOLDER PROGRAM ARGUMENT…
//
// Runs a program in a folder, with what it says on standard error going into the file ERRORS, and writes into the file RESULT what it
// took: time by the clock, user and system time in nanoseconds, the peak of its memory in kilobytes (ru_maxrss of wait4), its exit
// status or 128 + the signal's number.
// A program of its own, and a small one: the system counts the memory of the process that starts a program to that program.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static long long nanoseconds(struct timeval time) { return time.tv_sec * 1000000000LL + time.tv_usec * 1000LL; }

static void become(char *errors, char *folder, char **command) {
  int nothing = open("/dev/null", O_RDWR), complaints = open(errors, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (nothing < 0 || complaints < 0 || chdir(folder) != 0) _exit(127);
  dup2(nothing, 0);
  dup2(nothing, 1);
  dup2(complaints, 2);
  execvp(command[0], command);
  _exit(127);
}

int main(int count, char **arguments) {
  if (count < 5) return 64;
  FILE *result = fopen(arguments[1], "we");
  if (!result) return 73;
  long long start = now();
  pid_t child = fork();
  if (child < 0) return 71;
  if (child == 0) become(arguments[2], arguments[3], arguments + 4);
  int status;
  struct rusage usage;
  if (wait4(child, &status, 0, &usage) != child) return 71;
  long long wall = now() - start;
  int code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  fprintf(result, "%lld %lld %lld %ld %d\n", wall, nanoseconds(usage.ru_utime), nanoseconds(usage.ru_stime),
          usage.ru_maxrss, code);
  return fclose(result) == 0 ? 0 : 74;
}
