#include <malloc.h>
#include <sched.h>
#include <stddef.h>
#include <sys/types.h>

/* What glibc declares for _GNU_SOURCE only, which Swift's module of it is built without. */
ssize_t getdents64(int folder, void *buffer, size_t size);
int syncfs(int file);
ssize_t copy_file_range(int from, __off64_t *from_offset, int to, __off64_t *to_offset, size_t count, unsigned int flags);
unsigned long getauxval(unsigned long type);
int sched_getaffinity(pid_t thread, size_t size, cpu_set_t *set);
int sched_setaffinity(pid_t thread, size_t size, const cpu_set_t *set);

#include <linux/fs.h>
#include <sys/ioctl.h>

/* Makes one file share the blocks of another, of which Swift cannot read the number: a macro with a type in it. */
static inline int broadsheet_clone(int to, int from) { return ioctl(to, FICLONE, from); }
