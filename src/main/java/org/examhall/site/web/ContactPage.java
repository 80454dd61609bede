package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.examhall.account.web.Says;
import org.examhall.account.web.Times;
import org.examhall.site.ContactMessage;
import org.examhall.site.ContactMessages;
import org.examhall.site.CourseDates;
import org.examhall.site.Register;
import org.jspecify.annotations.Nullable;

/**
 * Takes what visitors write to the office. A field that people do not see catches programs that fill in every field:
 * they are thanked like everybody, and nothing is kept.
 */
@Named
@RequestScoped
public class ContactPage {

    @Inject
    ContactMessages messages;

    @Inject
    Here here;

    @Inject
    Says says;

    @Inject
    CourseDates dates;

    @Inject
    Register register;

    @Inject
    OfferPage offer;

    @Inject
    Times times;

    private String topic = ContactMessage.Topic.OTHER.name();
    private String email = "";
    private String words = "";
    private String website = "";
    private @Nullable String sent;

    public @Nullable String send() {
        boolean taken = !website.isEmpty()
                || says.unlessRefused(() -> messages.take(
                        ContactMessage.Topic.valueOf(topic), email, words, here.getLanguage(), here.origin()));
        return taken ? "/contact.xhtml?faces-redirect=true&sent=yes" : null;
    }

    /** Whether a message has just been taken. */
    public boolean isThanked() {
        return "yes".equals(sent);
    }

    public int getMonths() {
        return messages.months();
    }

    public List<String> getTopics() {
        return Arrays.stream(ContactMessage.Topic.values()).map(Enum::name).toList();
    }

    /** The topic that a link to this page names, if there is such a topic. */
    public void setAbout(@Nullable String about) {
        if (about != null && getTopics().contains(about)) {
            topic = about;
        }
    }

    public @Nullable String getAbout() {
        return null;
    }

    /** A date or a trainer that a link names: the message begins with it. Anything else is passed over. */
    public void setRegarding(@Nullable String key) {
        if (key == null) {
            return;
        }
        dates.coming().stream()
                .filter(one -> one.getKey().equals(key))
                .findFirst()
                .ifPresent(one -> begin(
                        ContactMessage.Topic.COURSES,
                        says.texts()
                                .get(
                                        "contact.regarding.date",
                                        offer.title(one.course()),
                                        times.date(one.first()),
                                        one.venue())));
        register.listed().stream()
                .filter(one -> one.getKey().equals(key))
                .findFirst()
                .ifPresent(one -> begin(
                        ContactMessage.Topic.COURSES,
                        says.texts().get("contact.regarding.trainer", one.name(), one.place())));
    }

    public @Nullable String getRegarding() {
        return null;
    }

    private void begin(ContactMessage.Topic about, String first) {
        topic = about.name();
        words = first + "\n\n";
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = Objects.requireNonNullElse(email, "");
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = Objects.requireNonNullElse(words, "");
    }

    public String getWebsite() {
        return website;
    }

    public void setWebsite(@Nullable String website) {
        this.website = Objects.requireNonNullElse(website, "");
    }

    public @Nullable String getSent() {
        return sent;
    }

    public void setSent(@Nullable String sent) {
        this.sent = sent;
    }
}
