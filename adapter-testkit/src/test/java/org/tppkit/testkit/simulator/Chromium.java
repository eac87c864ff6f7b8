package org.tppkit.testkit.simulator;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The Chromium of this machine, without a window. Nothing is downloaded: where it is missing, the tests are skipped. */
final class Chromium implements AutoCloseable {

    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final int WIDE = 900;
    private static final int NARROW = 320;

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it, with a profile in that folder; or skips the tests and says so. */
    static Chromium start(Path profile) {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program("chromium"));
        options.setAcceptInsecureCerts(true);
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-color-profile=srgb",
                "--user-data-dir=" + profile);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = ChromeDriverService.createDefaultService();
        service.setExecutable(program("chromedriver").getPath());
        service.sendOutputTo(OutputStream.nullOutputStream());
        return new Chromium(new ChromeDriver(service, options));
    }

    /** A program of this machine; where it is missing, the tests that ask for it are skipped. */
    static File program(String name) {
        Optional<File> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, name))
                .filter(File::canExecute)
                .findFirst();
        return found.orElseGet(
                () -> abort("skipped: no " + name + " on the path; install Debian's chromium and chromium-driver"));
    }

    /** As a new window: no cookie, that language, script on, wide. */
    void renew(String acceptLanguage) {
        driver.get("about:blank");
        command("Network.enable", Map.of());
        command("Network.clearBrowserCookies", Map.of());
        command("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", acceptLanguage)));
        script(true);
        width(WIDE);
        driver.manage().logs().get(LogType.BROWSER);
    }

    void script(boolean on) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void width(int pixels) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    void open(Object address) {
        driver.get(address.toString());
    }

    String address() {
        return driver.getCurrentUrl();
    }

    void awaitAddress(String start) {
        new WebDriverWait(driver, PATIENCE, OFTEN)
                .until(browser -> browser.getCurrentUrl().startsWith(start));
    }

    void awaitHeading(String heading) {
        new WebDriverWait(driver, PATIENCE, OFTEN)
                .ignoring(WebDriverException.class)
                .withMessage(() -> "wanted the heading " + heading + ", not:\n" + text())
                .until(browser -> browser.findElements(By.tagName("h1")).stream()
                        .anyMatch(element -> element.getText().equals(heading)));
    }

    /** What a reader sees. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void choose(String field, String value) {
        input(field, value).click();
    }

    WebElement input(String field, String value) {
        return driver.findElement(By.cssSelector("input[name='" + field + "'][value='" + value + "']"));
    }

    boolean has(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Clicks on what leads to another page, and waits until this one is gone. */
    void follow(String selector) {
        WebElement page = driver.findElement(By.tagName("html"));
        click(selector);
        awaitEnd(page);
    }

    private void awaitEnd(WebElement page) {
        new WebDriverWait(driver, PATIENCE, OFTEN).until(browser -> isGone(page));
    }

    /** While a page gives way to the next one, the browser has two ways to say that an element is not there any more. */
    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException e) {
            return true;
        } catch (WebDriverException e) {
            if (String.valueOf(e.getMessage()).contains("does not belong to the document")) {
                return true;
            }
            throw e;
        }
    }

    void decide(String decision) {
        follow(button(decision));
    }

    void doubleClick(String decision) {
        WebElement page = driver.findElement(By.tagName("html"));
        new Actions(driver)
                .doubleClick(driver.findElement(By.cssSelector(button(decision))))
                .perform();
        awaitEnd(page);
    }

    private static String button(String decision) {
        return "button[value='" + decision + "']";
    }

    void back() {
        driver.navigate().back();
    }

    void press(CharSequence... keys) {
        for (CharSequence key : keys) {
            new Actions(driver).sendKeys(key).perform();
        }
    }

    void pressShiftTab() {
        new Actions(driver)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.TAB)
                .keyUp(Keys.SHIFT)
                .perform();
    }

    /** What has the focus. */
    WebElement focus() {
        return driver.switchTo().activeElement();
    }

    /** What the browser complained about since the last question, other than answers with an error status. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> !message.contains("the server responded with a status of"))
                .toList();
    }

    /** Whether the page must be scrolled sideways at the width of a small telephone, or at 400 % on a screen of 1280. */
    boolean fitsNarrow() {
        width(NARROW);
        Object needed = driver.executeScript("return document.documentElement.scrollWidth");
        boolean fits = ((Number) needed).intValue() <= NARROW;
        if (!fits) {
            screenshot("too-wide");
        }
        width(WIDE);
        return fits;
    }

    /** Keeps the whole page as a picture. */
    void screenshot(String name) {
        Object data = command(
                        "Page.captureScreenshot",
                        Map.of("format", "png", "captureBeyondViewport", true, "optimizeForSpeed", true))
                .get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) data));
        } catch (IOException e) {
            throw new AssertionError("the picture cannot be kept", e);
        }
    }

    void screenshotNarrow(String name) {
        width(NARROW);
        screenshot(name);
        width(WIDE);
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
