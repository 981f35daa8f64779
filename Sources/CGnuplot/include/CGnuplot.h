#ifndef CGNUPLOT_H
#define CGNUPLOT_H

#ifdef __cplusplus
extern "C" {
#endif

/// Starts `program` in `directory`, sends it `commands` on its standard input, closes it and waits for its end.
///
/// Goes through gnuplot-iostream's pipe. The user's start-up files (~/.gnuplot) are not read, so that a chart is the
/// same on every machine. gnuplot goes on after a wrong line of its standard input and ends with status 1: send
/// one `load 'file'` to have it stop at the first error and name file and line.
///
/// SIGPIPE is held back in the calling thread for the time of the call, and nowhere else: a gnuplot that ends before it
/// has read everything is seen by its status. Calls from several threads at once are independent.
///
/// @param program   name or path of gnuplot, found through PATH
/// @param directory where gnuplot runs: relative names in the commands are seen from here
/// @param commands  gnuplot commands, UTF-8
/// @param messages  receives what gnuplot wrote to its standard error and output: free with `gnuplot_free`;
///                  NULL when nothing could be started
/// @return the exit status (0 good, 127 no such program), 128 + the signal's number when a signal ended it, or -errno
///         when no process could be started
int gnuplot_run(const char *program, const char *directory, const char *commands, char **messages);

/// Frees what `gnuplot_run` left in `messages`; NULL is allowed.
void gnuplot_free(char *messages);

#ifdef __cplusplus
}
#endif
#endif
