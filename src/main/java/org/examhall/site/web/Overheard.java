package org.examhall.site.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer of which the body is kept back. Errors and redirects go their way. */
final class Overheard extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ServletOutputStream stream = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("Nothing here waits to be written.");
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes.write(some, from, length);
        }
    };

    private @Nullable PrintWriter writer;
    private boolean elsewhere;

    Overheard(HttpServletResponse response) {
        super(response);
    }

    /** Whether this is a whole page that everybody may be shown. */
    boolean isWhole() {
        return !elsewhere && getStatus() == SC_OK && bytesWritten() > 0;
    }

    private int bytesWritten() {
        if (writer != null) {
            writer.flush();
        }
        return bytes.size();
    }

    String type() {
        return Objects.requireNonNullElse(getContentType(), "application/octet-stream");
    }

    byte[] body() {
        return bytes.toByteArray();
    }

    /** Sends what was kept back, if anything was. */
    void release() throws IOException {
        if (!elsewhere && bytesWritten() > 0) {
            getResponse().getOutputStream().write(body());
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        elsewhere = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        elsewhere = true;
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        elsewhere = true;
        super.sendRedirect(location);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            writer = new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public void setContentLength(int length) {
        // the length that is sent is another
    }

    @Override
    public void setContentLengthLong(long length) {
        // the length that is sent is another
    }

    @Override
    public void flushBuffer() {
        // nothing goes out before all is there
    }

    @Override
    public void resetBuffer() {
        bytes.reset();
    }
}
