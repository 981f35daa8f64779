#include "CGnuplot.h"

#include <cassert>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <fcntl.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

// gnuplot-iostream (2014) uses what Boost and C++17 have deprecated since.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#include <gnuplot-iostream.h>
#pragma clang diagnostic pop

namespace {

/// Holds SIGPIPE back in this thread; at the end takes away one that came meanwhile, and restores the mask.
class PipeSignalHeld {
 public:
  PipeSignalHeld() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    sigset_t pending;
    sigpending(&pending);
    wasPending_ = sigismember(&pending, SIGPIPE) == 1;
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }

  ~PipeSignalHeld() {
    if (!wasPending_) {
      const timespec now = {0, 0};
      while (sigtimedwait(&pipe_, nullptr, &now) == -1 && errno == EINTR) {
      }
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }

  PipeSignalHeld(const PipeSignalHeld &) = delete;
  PipeSignalHeld &operator=(const PipeSignalHeld &) = delete;

 private:
  sigset_t pipe_, before_;
  bool wasPending_;
};

/// `text` as one word of the shell.
std::string quoted(const std::string &text) {
  std::string word = "'";
  for (char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

std::string contents(int descriptor) {
  std::string text;
  char buffer[4096];
  lseek(descriptor, 0, SEEK_SET);
  for (;;) {
    const ssize_t count = read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(buffer, static_cast<size_t>(count));
  }
  return text;
}

int exitStatus(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  return 255;
}

int run(const std::string &program, const std::string &directory, const char *commands,
        const std::string &messagesPath) {
  const std::string line = "exec >" + quoted(messagesPath) + " 2>&1; cd -- " + quoted(directory) +
                           " && exec " + quoted(program) + " -d";
  // "e": the pipe is closed in other children of this process, which would keep gnuplot waiting for more.
  FILE *pipe = popen(line.c_str(), "we");
  if (!pipe) return -(errno ? errno : EIO);
  // gnuplot-iostream closes the stream it is given without a word about the exit status: it gets a copy.
  const int copy = fcntl(fileno(pipe), F_DUPFD_CLOEXEC, 3);
  FILE *stream = copy < 0 ? nullptr : fdopen(copy, "w");
  if (!stream) {
    const int reason = errno ? errno : EIO;
    if (copy >= 0) close(copy);
    pclose(pipe);
    return -reason;
  }
  {
    gnuplotio::Gnuplot gnuplot(stream);
    gnuplot << commands << '\n';
    gnuplot.flush();
  }
  return exitStatus(pclose(pipe));
}

}  // namespace

int gnuplot_run(const char *program, const char *directory, const char *commands, char **messages) {
  *messages = nullptr;
  try {
    PipeSignalHeld held;
    const char *temporary = std::getenv("TMPDIR");
    std::string path = std::string(temporary && temporary[0] ? temporary : "/tmp") + "/tunebench-gnuplot-XXXXXX";
    const int descriptor = mkostemp(&path[0], O_CLOEXEC);
    if (descriptor < 0) return -(errno ? errno : EIO);
    const int status = run(program, directory, commands, path);
    const std::string text = contents(descriptor);
    close(descriptor);
    unlink(path.c_str());
    *messages = strdup(text.c_str());
    return status;
  } catch (const std::exception &) {
    return -EIO;
  }
}

void gnuplot_free(char *messages) { free(messages); }
