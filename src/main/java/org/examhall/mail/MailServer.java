package org.examhall.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * The mail server that an operator has named: {@code examhall.mail.host}, {@code .port}, {@code .user},
 * {@code .password}, {@code .from} and {@code .tls}, or the environment variables {@code EXAMHALL_MAIL_HOST} and so on.
 * Without a host there is none.
 *
 * @param tls how the connection is kept from others' eyes; without a word of the operator it has to be
 */
record MailServer(String host, int port, String user, String password, String from, Tls tls) {

    private static final String SECONDS_20 = "20000";

    /** {@code starttls}: begins plain and must change over; {@code implicit}: from the first byte; {@code none}. */
    enum Tls {
        STARTTLS(587),
        IMPLICIT(465),
        NONE(25);

        private final int usualPort;

        Tls(int usualPort) {
            this.usualPort = usualPort;
        }
    }

    /**
     * What the settings name.
     *
     * @throws IllegalArgumentException if they name a host but not from whom mail comes, or no such way of TLS
     */
    static Optional<MailServer> chosen(Config config) {
        return config.getOptionalValue("examhall.mail.host", String.class).map(host -> {
            Tls tls = Tls.valueOf(config.getOptionalValue("examhall.mail.tls", String.class)
                    .orElse("starttls")
                    .toUpperCase(Locale.ROOT));
            String from =
                    config.getOptionalValue("examhall.mail.from", String.class).orElse("");
            if (!Letter.isAddress(from)) {
                throw new IllegalArgumentException("examhall.mail.from has to be an e-mail address");
            }
            return new MailServer(
                    host,
                    config.getOptionalValue("examhall.mail.port", Integer.class).orElse(tls.usualPort),
                    config.getOptionalValue("examhall.mail.user", String.class).orElse(""),
                    config.getOptionalValue("examhall.mail.password", String.class)
                            .orElse(""),
                    from,
                    tls);
        });
    }

    /** As Jakarta Mail wants to know it. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.IMPLICIT));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.from", from);
        properties.setProperty("mail.smtp.connectiontimeout", SECONDS_20);
        properties.setProperty("mail.smtp.timeout", SECONDS_20);
        properties.setProperty("mail.smtp.writetimeout", SECONDS_20);
        return properties;
    }

    /** Without the password, which must not reach a log. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
