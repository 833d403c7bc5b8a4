#include "CCurl.h"

#include <dlfcn.h>
#include <locale.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* curl.h puts macros that check types in the place of functions. */
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

#define FUNCTIONS(each) \
  each(curl_global_init) each(curl_easy_strerror) each(curl_easy_init) each(curl_easy_cleanup) \
  each(curl_easy_reset) each(curl_easy_setopt) each(curl_easy_getinfo) each(curl_slist_append) \
  each(curl_slist_free_all) each(curl_multi_init) each(curl_multi_cleanup) each(curl_multi_setopt) \
  each(curl_multi_add_handle) each(curl_multi_remove_handle) each(curl_multi_perform) each(curl_multi_poll) \
  each(curl_multi_info_read)

#define DECLARE(name) __typeof__(name) *name;
static struct { FUNCTIONS(DECLARE) } library;

/* Names of hosts in letters of other scripts are read by libcurl as the thread's locale has them, and addresses are UTF-8. */
static locale_t utf8;

const char *broadsheet_curl_load(void) {
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4"};
  void *handle = NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names && !handle; i++) handle = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!handle) return "there is no libcurl.so.4";
#define LOOK_UP(name) \
  if (!(*(void **)&library.name = dlsym(handle, #name))) return "libcurl lacks " #name;
  FUNCTIONS(LOOK_UP)
  if (library.curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) return "libcurl cannot be initialised";
  utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  return NULL;
}

const char *broadsheet_curl_message(CURLcode code) { return library.curl_easy_strerror(code); }

CURL *broadsheet_curl_make(void) { return library.curl_easy_init(); }
void broadsheet_curl_free(CURL *transfer) { library.curl_easy_cleanup(transfer); }
void broadsheet_curl_reset(CURL *transfer) { library.curl_easy_reset(transfer); }

CURLcode broadsheet_curl_set_number(CURL *transfer, CURLoption option, long value) {
  return library.curl_easy_setopt(transfer, option, value);
}

CURLcode broadsheet_curl_set_size(CURL *transfer, CURLoption option, int64_t value) {
  return library.curl_easy_setopt(transfer, option, (curl_off_t)value);
}

CURLcode broadsheet_curl_set_text(CURL *transfer, CURLoption option, const char *value) {
  return library.curl_easy_setopt(transfer, option, value);
}

CURLcode broadsheet_curl_set_headers(CURL *transfer, struct curl_slist *headers) {
  return library.curl_easy_setopt(transfer, CURLOPT_HTTPHEADER, headers);
}

/* Opens a socket to an address that may be connected to: the one that was found for a name, whatever the name is. */
static curl_socket_t open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  struct broadsheet_curl_owner *owner = context;
  int may_connect = 0;
  (void)purpose;
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    struct sockaddr_in inet;
    memcpy(&inet, &address->addr, sizeof inet);
    may_connect = owner->may_connect(owner->context, (const uint8_t *)&inet.sin_addr, 4);
  } else if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    struct sockaddr_in6 inet;
    memcpy(&inet, &address->addr, sizeof inet);
    may_connect = owner->may_connect(owner->context, (const uint8_t *)&inet.sin6_addr, 16);
  }
  if (!may_connect) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

CURLcode broadsheet_curl_set_owner(CURL *transfer, struct broadsheet_curl_owner *owner) {
  CURLcode code = library.curl_easy_setopt(transfer, CURLOPT_WRITEFUNCTION, owner->content);
  if (!code) code = library.curl_easy_setopt(transfer, CURLOPT_WRITEDATA, owner->context);
  if (!code) code = library.curl_easy_setopt(transfer, CURLOPT_HEADERFUNCTION, owner->head);
  if (!code) code = library.curl_easy_setopt(transfer, CURLOPT_HEADERDATA, owner->context);
  if (!code) code = library.curl_easy_setopt(transfer, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  if (!code) code = library.curl_easy_setopt(transfer, CURLOPT_OPENSOCKETDATA, owner);
  return code;
}

long broadsheet_curl_number(CURL *transfer, CURLINFO info) {
  long value = 0;
  return library.curl_easy_getinfo(transfer, info, &value) == CURLE_OK ? value : 0;
}

int64_t broadsheet_curl_size(CURL *transfer, CURLINFO info) {
  curl_off_t value = 0;
  return library.curl_easy_getinfo(transfer, info, &value) == CURLE_OK ? value : 0;
}

struct curl_slist *broadsheet_curl_append(struct curl_slist *list, const char *text) {
  return library.curl_slist_append(list, text);
}

void broadsheet_curl_free_list(struct curl_slist *list) { library.curl_slist_free_all(list); }

CURLM *broadsheet_curl_multi_make(void) { return library.curl_multi_init(); }
void broadsheet_curl_multi_free(CURLM *multi) { library.curl_multi_cleanup(multi); }

CURLMcode broadsheet_curl_multi_set(CURLM *multi, CURLMoption option, long value) {
  return library.curl_multi_setopt(multi, option, value);
}

CURLMcode broadsheet_curl_multi_add(CURLM *multi, CURL *transfer) {
  return library.curl_multi_add_handle(multi, transfer);
}

CURLMcode broadsheet_curl_multi_remove(CURLM *multi, CURL *transfer) {
  return library.curl_multi_remove_handle(multi, transfer);
}

CURLMcode broadsheet_curl_multi_perform(CURLM *multi) {
  int running = 0;
  locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;
  CURLMcode code = library.curl_multi_perform(multi, &running);
  if (before) uselocale(before);
  return code;
}

CURLMcode broadsheet_curl_multi_wait(CURLM *multi, int milliseconds) {
  return library.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURL *broadsheet_curl_multi_finished(CURLM *multi, CURLcode *code) {
  int left = 0;
  CURLMsg *message;
  while ((message = library.curl_multi_info_read(multi, &left))) {
    if (message->msg != CURLMSG_DONE) continue;
    *code = message->data.result;
    return message->easy_handle;
  }
  return NULL;
}
