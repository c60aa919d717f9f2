package dev.roadmask.export;

import ai.onnx.proto.OnnxMl;
import dev.roadmask.training.ConvBlock;
import dev.roadmask.training.UNet;
import dev.roadmask.training.UpBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A {@link UNet} in evaluation mode as an ONNX graph of schema 1. The division of the input by 255 is folded into the
 * first convolution; the sigmoid and the rounding to bytes are part of the graph.
 */
final class UNetGraph {
    private static final double INPUT_SCALE = 255;

    private final GraphWriter graph = new GraphWriter();
    private final UNet network;

    private UNetGraph(UNet network) {
        this.network = network;
    }

    static OnnxMl.ModelProto of(UNet network, Map<String, String> metadata) {
        UNetGraph writer = new UNetGraph(network);
        writer.write();
        return writer.graph.model(metadata);
    }

    private void write() {
        String x = graph.cast(graph.input("frame", List.of("N", "3", "H", "W")));
        Deque<String> skips = new ArrayDeque<>();
        boolean first = true;
        if (network.stem() != null) {
            x = block(x, network.stem(), true);
            first = false;
        }
        for (List<ConvBlock> level : network.down()) {
            x = block(skips.isEmpty() ? x : graph.halve(x), level.get(0), first);
            x = block(x, level.get(1), false);
            first = false;
            skips.push(x);
        }
        skips.pop();
        for (UpBlock up : network.up()) {
            x = up(x, skips.pop(), up);
        }
        String logits = graph.convolution(x, FoldedConvolution.of(network.head()), 1);
        String probability = graph.toBytes(graph.sigmoid(logits), "probability");
        boolean half = network.shape().stride() == 2;
        graph.output(probability, List.of("N", "1", half ? "H/2" : "H", half ? "W/2" : "W"));
    }

    private String block(String input, ConvBlock block, boolean takesBytes) {
        FoldedConvolution folded = FoldedConvolution.of(block);
        FoldedConvolution scaled = takesBytes ? folded.forInputScaledBy(INPUT_SCALE) : folded;
        return graph.relu(graph.convolution(input, scaled, block.stride()));
    }

    private String up(String deeper, String skip, UpBlock up) {
        String doubled = up.narrow() != null
                ? graph.doubleBilinear(graph.convolution(deeper, FoldedConvolution.of(up.narrow()), 1))
                : graph.transposedConvolution(deeper, FoldedConvolution.of(up.transposed()));
        return block(block(graph.concatenate(doubled, skip), up.first(), false), up.second(), false);
    }
}
