package io.moov.client.cost;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.svg.SVGGraphics2D;

/** Writes the figures into BENCHMARKS.md, between two marks, and draws the charts beside it. */
final class Report {
    private static final String BEGIN = "<!-- calls: written by -Pbench -->\n";
    private static final String END = "<!-- calls: end -->\n";

    private record Column(String what, String title, String file, boolean inverse) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("time", "time of a call", "call-time", false),
            new Column("bytes", "bytes of a call", "call-bytes", false),
            new Column("threads", "calls/s, 16 threads", "calls-of-16-threads", true),
            new Column("memory-time", "in memory, time", null, false),
            new Column("memory-bytes", "in memory, bytes", null, false),
            new Column("start", "cold start, time", "cold-start", false));

    private Report() {}

    static void write(Figures figures, Path root) throws IOException {
        Path document = root.resolve("BENCHMARKS.md");
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(document, text.substring(0, begin) + section(figures) + text.substring(text.indexOf(END)));
        Path images = Files.createDirectories(root.resolve("docs/images"));
        for (Column column : COLUMNS) {
            if (column.file != null) {
                Files.writeString(images.resolve(column.file + ".svg"), chart(figures, column));
            }
        }
    }

    private static String section(Figures figures) {
        StringBuilder text = new StringBuilder("\n| |");
        COLUMNS.forEach(column -> text.append(' ').append(column.title).append(" |"));
        text.append(" classes |\n|---|");
        text.append("---:|".repeat(COLUMNS.size() + 1)).append('\n');
        for (Client client : Client.values()) {
            text.append("| ").append(client.label).append(" |");
            COLUMNS.forEach(column ->
                    text.append(' ').append(cell(figures, column, client)).append(" |"));
            text.append(' ').append(classes(figures, client)).append(" |\n");
        }
        text.append('\n');
        for (Column column : COLUMNS) {
            if (column.file != null) {
                text.append("![")
                        .append(column.title)
                        .append("](docs/images/")
                        .append(column.file)
                        .append(".svg)\n");
            }
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "\nThe last run: JDK %s, %d cores%s. Bare OkHttp allocated %,.0f bytes a call, in memory %,.0f.\n\n",
                        System.getProperty("java.version"),
                        Runtime.getRuntime().availableProcessors(),
                        Jvm.PINNED ? ", client and server on one of them" : "",
                        figures.absolute("bytes", Client.OKHTTP),
                        figures.absolute("memory-bytes", Client.OKHTTP)))
                .toString();
    }

    private static String cell(Figures figures, Column column, Client client) {
        return figures.has(column.what, client) ? format(ratio(figures, column, client)) : "";
    }

    private static String classes(Figures figures, Client client) {
        if (!figures.has("classes", client)) {
            return "";
        }
        double bare = figures.absolute("classes", Client.OKHTTP);
        double own = figures.absolute("classes", client);
        return client == Client.OKHTTP
                ? String.format(Locale.ROOT, "%,.0f", own)
                : String.format(Locale.ROOT, "%+,.0f", own - bare);
    }

    private static double ratio(Figures figures, Column column, Client client) {
        double ratio = figures.ratio(column.what, client);
        return column.inverse ? 1 / ratio : ratio;
    }

    private static String format(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    private static String chart(Figures figures, Column column) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        for (Client client : Client.values()) {
            if (figures.has(column.what, client)) {
                data.addValue(ratio(figures, column, client), "", client.label);
            }
        }
        ChartFactory.setChartTheme(StandardChartTheme.createLegacyTheme());
        String better = column.inverse ? "more is better" : "less is better";
        JFreeChart chart = ChartFactory.createBarChart(
                column.title + ", beside bare OkHttp (" + better + ")",
                null,
                null,
                data,
                PlotOrientation.HORIZONTAL,
                false,
                false,
                false);
        chart.getTitle().setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        chart.setBackgroundPaint(Color.WHITE);
        chart.getPlot().setBackgroundPaint(Color.WHITE);
        chart.getPlot().setOutlineVisible(false);
        BarRenderer bars = (BarRenderer) chart.getCategoryPlot().getRenderer();
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setSeriesPaint(0, new Color(0x3b, 0x6e, 0xa8));
        bars.setDefaultItemLabelGenerator(
                new StandardCategoryItemLabelGenerator("{2}", new java.text.DecimalFormat("0.00")));
        bars.setDefaultItemLabelsVisible(true);
        SVGGraphics2D svg = new SVGGraphics2D(760, 60 + 28 * data.getColumnCount());
        svg.setDefsKeyPrefix(column.file); // otherwise the time of day
        chart.draw(svg, new Rectangle(760, 60 + 28 * data.getColumnCount()));
        return svg.getSVGElement() + "\n";
    }
}
