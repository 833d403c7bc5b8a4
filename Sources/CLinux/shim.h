#include <malloc.h>
#include <stddef.h>
#include <sys/types.h>

/* What glibc declares for _GNU_SOURCE only, which Swift's module of it is built without. */
ssize_t getdents64(int folder, void *buffer, size_t size);
int syncfs(int file);
unsigned long getauxval(unsigned long type);
