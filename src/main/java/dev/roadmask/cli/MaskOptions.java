package dev.roadmask.cli;

import dev.roadmask.mask.MaskRule;
import dev.roadmask.mask.Measure;
import dev.roadmask.mask.Shape;
import dev.roadmask.mask.Steadiness;
import dev.roadmask.mask.Zones;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What counts as mask, beside the model's threshold. */
final class MaskOptions {
    @Option(
            names = "--steady",
            paramLabel = "off|light|strong",
            description = "How much masks are kept from flickering (light).")
    private Steadiness steadiness = Steadiness.LIGHT;

    @Option(
            names = "--smallest-region",
            paramLabel = "AREA",
            converter = AreaText.class,
            description =
                    "Smaller connected parts are specks, and no mask: pixels, or a share of the picture (0.01%%).")
    private Measure smallestRegion = MaskRule.DEFAULT_SMALLEST_REGION;

    @Option(
            names = "--roi",
            paramLabel = "SHAPE",
            converter = ShapeText.class,
            description = {
                "Only what lies in it counts. X,Y,WIDTH,HEIGHT or 'X1,Y1 X2,Y2 X3,Y3 ...', each in pixels of the picture as"
                        + " shown, or with %% as a share of it. May be given several times.",
            })
    private List<Shape> roi = new ArrayList<>();

    @Option(
            names = "--ignore",
            paramLabel = "SHAPE",
            converter = ShapeText.class,
            description = "What lies in it does not count: 0,85%%,100%%,15%% for one's own bonnet.")
    private List<Shape> ignore = new ArrayList<>();

    @Option(
            names = "--zones",
            paramLabel = "FILE",
            description =
                    "Both from a JSON file: {\"roi\": [...], \"ignore\": [{\"rectangle\": [0, \"85%%\", \"100%%\", \"15%%\"]},"
                            + " {\"polygon\": [[0, 0], [90, 0], [0, 50]]}]}.")
    private Optional<Path> file = Optional.empty();

    /** The rule, with a model's threshold. */
    MaskRule rule(double threshold) throws UsageException {
        return new MaskRule(threshold, steadiness, smallestRegion, zones());
    }

    private Zones zones() throws UsageException {
        Zones written = file.isPresent() ? ZonesFile.read(file.get()) : Zones.none();
        List<Shape> wanted = new ArrayList<>(written.roi());
        wanted.addAll(roi);
        List<Shape> ignored = new ArrayList<>(written.ignore());
        ignored.addAll(ignore);
        return new Zones(wanted, ignored);
    }

    /** A shape as it is typed. */
    static final class ShapeText implements ITypeConverter<Shape> {
        @Override
        public Shape convert(String text) {
            try {
                return Shape.parse(text);
            } catch (IllegalArgumentException noShape) {
                throw new TypeConversionException(noShape.getMessage());
            }
        }
    }

    /** An area as it is typed. */
    static final class AreaText implements ITypeConverter<Measure> {
        @Override
        public Measure convert(String text) {
            try {
                return checked(Measure.parse(text));
            } catch (IllegalArgumentException noArea) {
                throw new TypeConversionException(noArea.getMessage());
            }
        }

        private static Measure checked(Measure area) {
            double number = area.number();
            if (number < 0 || area.isShare() && number > 1) {
                throw new TypeConversionException(
                        "an area is not negative, nor more than 100% of the picture: " + area);
            }
            if (!area.isShare() && number > 0 && number < 1) {
                throw new TypeConversionException(
                        "%s would be less than a pixel; shares of the picture are like 0.1%%".formatted(area));
            }
            return area;
        }
    }
}
