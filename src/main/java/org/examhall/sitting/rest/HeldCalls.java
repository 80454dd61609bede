package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.examhall.account.Current;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.BoardReach;
import org.examhall.sitting.LateAnswers;
import org.examhall.sitting.SealedFile;

/** Where the invigilator hands in a file of sealed answers that a candidate's computer could not send. */
@Path("board/{sitting}/sealed")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HeldCalls {

    @Inject
    BoardReach reach;

    @Inject
    LateAnswers late;

    @Inject
    Current current;

    @PathParam("sitting")
    String key;

    @Context
    HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    public Response take(InputStream body) throws IOException {
        SittingRef sitting = reach.sitting(key).ref();
        byte[] file = body.readNBytes(SealedFile.LARGEST + 1);
        if (file.length > SealedFile.LARGEST) {
            throw Refusal.of("sealed-too-large", SealedFile.LARGEST / 1024 / 1024)
                    .asException();
        }
        LateAnswers.Imported imported = late.take(sitting, file, current.actor());
        Texts texts = Texts.in(RefusedToAnswer.language(headers));
        String words = texts.get("held.taken", imported.counted(), imported.held());
        if (!imported.unacceptable().isEmpty()) {
            words += " "
                    + texts.get(
                            "held.taken.unfit",
                            imported.unacceptable().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.joining(", ")));
        }
        return Response.ok(Json.createObjectBuilder()
                        .add("script", imported.script().value())
                        .add("counted", imported.counted())
                        .add("held", imported.held())
                        .add("text", words)
                        .build()
                        .toString())
                .build();
    }
}
