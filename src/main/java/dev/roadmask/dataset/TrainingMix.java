package dev.roadmask.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Which pictures make an epoch: of each set a number, drawn anew each epoch, all shuffled together. Depends on seed and
 * epoch alone, so that a resumed run sees what an uninterrupted one would have seen.
 *
 * @param sources the sets
 * @param seed of the run
 */
public record TrainingMix(List<Source> sources, long seed) {
    /**
     * One set of the mix.
     *
     * @param dataset the pictures
     * @param picturesPerEpoch how many of them an epoch takes; above the set's size some come twice
     * @param classOffset first channel of the set's classes in the auxiliary head
     * @param classes its channels there, 0 for none
     */
    public record Source(Dataset dataset, int picturesPerEpoch, int classOffset, int classes) {}

    /** A picture of a set. */
    record Pick(Source source, LabelledPicture picture) {}

    /** Copies the list. */
    public TrainingMix {
        sources = List.copyOf(sources);
    }

    /** Pictures of one epoch. */
    public int size() {
        return sources.stream().mapToInt(Source::picturesPerEpoch).sum();
    }

    List<Pick> epoch(int epoch) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
        List<Pick> picks = new ArrayList<>(size());
        for (Source source : sources) {
            List<LabelledPicture> all = new ArrayList<>();
            while (all.size() < source.picturesPerEpoch()) {
                List<LabelledPicture> round = new ArrayList<>(source.dataset().pictures());
                shuffle(round, random);
                all.addAll(round);
            }
            all.subList(0, source.picturesPerEpoch()).forEach(picture -> picks.add(new Pick(source, picture)));
        }
        shuffle(picks, random);
        return picks;
    }

    private static <T> void shuffle(List<T> list, SplittableRandom random) {
        for (int i = list.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T swapped = list.get(i);
            list.set(i, list.get(other));
            list.set(other, swapped);
        }
    }
}
