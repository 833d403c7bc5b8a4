#ifndef BROADSHEET_CCURL_H
#define BROADSHEET_CCURL_H

#include <curl/curl.h>
#include <stdint.h>

/*
 * libcurl, loaded when it is first needed: a program that was linked to it would load some thirty libraries more at each start, and
 * would not start at all where it is missing. Functions with a variable number of arguments, which Swift cannot call, have a
 * fixed one here.
 */

/* Loads the library, before anything else is called; returns NULL, or what is wrong. To be called once. */
const char *broadsheet_curl_load(void);
const char *broadsheet_curl_message(CURLcode code);

/* Who a transfer asks, and what for. */
struct broadsheet_curl_owner {
  /* What is given to each of the functions. */
  void *context;
  /* Takes bytes of the content; returns how many it took: fewer end the transfer. */
  size_t (*content)(char *bytes, size_t size, size_t count, void *context);
  /* Takes a line of the head. */
  size_t (*head)(char *bytes, size_t size, size_t count, void *context);
  /* Whether an address may be connected to: 4 or 16 bytes, in the order of the network. */
  int (*may_connect)(void *context, const uint8_t *address, int count);
};

CURL *broadsheet_curl_make(void);
void broadsheet_curl_free(CURL *transfer);
void broadsheet_curl_reset(CURL *transfer);
CURLcode broadsheet_curl_set_number(CURL *transfer, CURLoption option, long value);
CURLcode broadsheet_curl_set_size(CURL *transfer, CURLoption option, int64_t value);
CURLcode broadsheet_curl_set_text(CURL *transfer, CURLoption option, const char *value);
CURLcode broadsheet_curl_set_headers(CURL *transfer, struct curl_slist *headers);
/* The owner stays the caller's, and has to be there as long as the transfer is. */
CURLcode broadsheet_curl_set_owner(CURL *transfer, struct broadsheet_curl_owner *owner);
long broadsheet_curl_number(CURL *transfer, CURLINFO info);
int64_t broadsheet_curl_size(CURL *transfer, CURLINFO info);
struct curl_slist *broadsheet_curl_append(struct curl_slist *list, const char *text);
void broadsheet_curl_free_list(struct curl_slist *list);

CURLM *broadsheet_curl_multi_make(void);
void broadsheet_curl_multi_free(CURLM *multi);
CURLMcode broadsheet_curl_multi_set(CURLM *multi, CURLMoption option, long value);
CURLMcode broadsheet_curl_multi_add(CURLM *multi, CURL *transfer);
CURLMcode broadsheet_curl_multi_remove(CURLM *multi, CURL *transfer);
/* Goes on with all transfers as far as that can be done without waiting. */
CURLMcode broadsheet_curl_multi_perform(CURLM *multi);
/* Waits until something can be done, at most so many milliseconds. */
CURLMcode broadsheet_curl_multi_wait(CURLM *multi, int milliseconds);
/* A transfer that is over, with how it ended; NULL when there is none. */
CURL *broadsheet_curl_multi_finished(CURLM *multi, CURLcode *code);

#endif
