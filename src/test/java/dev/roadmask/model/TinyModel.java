package dev.roadmask.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A model file of schema 1 in about a kilobyte, with a known answer: how red is it.
 *
 * <p>Cast to float, one 2x2 convolution of stride 2 that averages {@code 0.2 (R - (G + B) / 2) - 25}, sigmoid, rounded
 * to a byte. Saturated red (R = 255, G = B = 0) gives 255 and every grey gives 0, exactly, also after a trip through
 * YUV; so what the pipeline paints on a clip of red boxes is known to the pixel. Every part can be spoilt, to see the
 * refusal.
 */
public final class TinyModel {
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private String inputName = "frame";
    private String outputName = "probability";
    private int classes = 1;
    private TensorProto.DataType outputType = TensorProto.DataType.UINT8;
    private Object[] inputShape = {"N", 3, "H", "W"};

    private TinyModel() {
        metadata.put("roadmask.schema", "1");
        metadata.put("roadmask.classes", "vehicle");
        metadata.put("roadmask.threshold", "0.5");
        metadata.put("roadmask.pixels", "8192");
        metadata.put("roadmask.stride", "2");
        metadata.put("roadmask.training", "{\"datasets\":[],\"iou\":null}");
    }

    /** The sound model. */
    public static TinyModel red() {
        return new TinyModel();
    }

    /** Writes the sound model into a folder. */
    public static Path writeTo(Path folder) {
        return red().write(folder.resolve("tiny.onnx"));
    }

    TinyModel without(String key) {
        metadata.remove(key);
        return this;
    }

    /** Sets a metadata value, for example another {@code roadmask.pixels}. */
    public TinyModel with(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    TinyModel inputNamed(String name) {
        inputName = name;
        return this;
    }

    TinyModel outputNamed(String name) {
        outputName = name;
        return this;
    }

    TinyModel inputShaped(Object... shape) {
        inputShape = shape;
        return this;
    }

    TinyModel floatOutput() {
        outputType = TensorProto.DataType.FLOAT;
        return this;
    }

    /** As many equal planes as asked for, without telling the metadata. */
    TinyModel planes(int count) {
        classes = count;
        return this;
    }

    byte[] bytes() {
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8).setProducerName("roadmask tests");
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17));
        metadata.forEach((key, value) -> model.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.setGraph(graph()).build().toByteArray();
    }

    /** Writes the file and returns it. */
    public Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GraphProto graph() {
        boolean rounded = outputType == TensorProto.DataType.UINT8;
        GraphProto.Builder graph = GraphProto.newBuilder().setName("red");
        graph.addInput(value(inputName, TensorProto.DataType.UINT8, inputShape));
        graph.addOutput(value(outputName, outputType, "N", classes, "h", "w"));
        graph.addInitializer(weights());
        graph.addInitializer(floats("bias", new long[] {classes}, -25f));
        graph.addNode(node("Cast", List.of(inputName), "float", n -> n.addAttribute(integer("to", 1))));
        graph.addNode(node(
                "Conv", List.of("float", "weights", "bias"), "logits", n -> n.addAttribute(integers("strides", 2, 2))));
        graph.addNode(node("Sigmoid", List.of("logits"), rounded ? "sigmoid" : outputName, n -> n));
        if (rounded) {
            graph.addInitializer(floats("scale", new long[0], 1 / 255f));
            graph.addInitializer(TensorProto.newBuilder()
                    .setName("zero")
                    .setDataType(TensorProto.DataType.UINT8.getNumber())
                    .addInt32Data(0));
            graph.addNode(node("QuantizeLinear", List.of("sigmoid", "scale", "zero"), outputName, n -> n));
        }
        return graph.build();
    }

    /** (K, 3, 2, 2): a quarter of (0.2, -0.1, -0.1) for each pixel of the 2x2 block. */
    private TensorProto weights() {
        float[] values = new float[classes * 12];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 4 % 3 == 0 ? 0.05f : -0.025f;
        }
        return floats("weights", new long[] {classes, 3, 2, 2}, values);
    }

    private static TensorProto floats(String name, long[] shape, float... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name);
        tensor.setDataType(TensorProto.DataType.FLOAT.getNumber());
        long count = 1;
        for (long side : shape) {
            tensor.addDims(side);
            count *= side;
        }
        for (int i = 0; i < count; i++) {
            tensor.addFloatData(values[i % values.length]);
        }
        return tensor.build();
    }

    private static NodeProto node(
            String type, List<String> inputs, String output, UnaryOperator<NodeProto.Builder> more) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(type).setName(type);
        return more.apply(node.addAllInput(inputs).addOutput(output)).build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto integers(String name, long... values) {
        List<Long> list = new ArrayList<>();
        for (long value : values) {
            list.add(value);
        }
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(list)
                .build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, Object... shape) {
        TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
        for (Object side : shape) {
            TensorShapeProto.Dimension.Builder dimension = sides.addDimBuilder();
            if (side instanceof Integer fixed) {
                dimension.setDimValue(fixed);
            } else {
                dimension.setDimParam(side.toString());
            }
        }
        TypeProto.Tensor.Builder tensor =
                TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(sides);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
