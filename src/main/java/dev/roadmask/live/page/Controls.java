package dev.roadmask.live.page;

import dev.roadmask.live.Preview;
import dev.roadmask.live.page.Access.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the page may change: {@code {"threshold":0.5,"opacity":0.4,"recording":true}}, each if it is there. */
record Controls(Preview preview) {
    private static final int GREATEST_BODY = 4_096;
    private static final Set<String> NAMES = Set.of("threshold", "opacity", "recording");

    /** Changes all or nothing; says why nothing. */
    Optional<Refusal> apply(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(GREATEST_BODY + 1);
            if (bytes.length > GREATEST_BODY) {
                return Optional.of(new Refusal(413, "That is too long."));
            }
            return apply(JsonMapper.shared().readTree(bytes));
        } catch (JacksonException e) {
            return Optional.of(new Refusal(400, "That is no JSON."));
        } catch (IOException e) {
            return Optional.of(new Refusal(400, "The request was cut short."));
        }
    }

    private Optional<Refusal> apply(JsonNode wanted) {
        Optional<String> fault = fault(wanted);
        if (fault.isPresent()) {
            return Optional.of(new Refusal(400, fault.get()));
        }
        if (wanted.has("recording") && !preview.canRecord()) {
            return Optional.of(new Refusal(409, "This preview has nowhere to record to."));
        }
        if (wanted.has("threshold")) {
            preview.setThreshold(wanted.get("threshold").doubleValue());
        }
        if (wanted.has("opacity")) {
            preview.setOpacity(wanted.get("opacity").doubleValue());
        }
        if (wanted.has("recording")) {
            preview.setRecording(wanted.get("recording").booleanValue());
        }
        return Optional.empty();
    }

    private static Optional<String> fault(JsonNode wanted) {
        if (!wanted.isObject() || !NAMES.containsAll(wanted.propertyNames())) {
            return Optional.of("An object with threshold, opacity or recording is needed.");
        }
        for (String name : Set.of("threshold", "opacity")) {
            JsonNode value = wanted.get(name);
            // Written so that NaN is refused as well.
            if (value != null && !(value.isNumber() && value.doubleValue() >= 0 && value.doubleValue() <= 1)) {
                return Optional.of(name + " must be a number in [0, 1].");
            }
        }
        boolean recordingFits =
                !wanted.has("recording") || wanted.get("recording").isBoolean();
        return recordingFits ? Optional.empty() : Optional.of("recording must be true or false.");
    }
}
