"""Chromium without a network, for pages of a folder. Needs chromium, chromedriver; pip install selenium."""
import contextlib
import pathlib
import shutil

from selenium import webdriver

ARGUMENTS = ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--hide-scrollbars',
             '--host-resolver-rules=MAP * ~NOTFOUND')


@contextlib.contextmanager
def offline():
    """A browser for which no host exists, and that is told that it is offline."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which('chromium')
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
    browser = webdriver.Chrome(service=webdriver.ChromeService(shutil.which('chromedriver')), options=options)
    try:
        browser.execute_cdp_cmd('Network.enable', {})
        browser.execute_cdp_cmd(
            'Network.emulateNetworkConditions', {'offline': True, 'latency': 0, 'downloadThroughput': 0, 'uploadThroughput': 0})
        yield browser
    finally:
        browser.quit()


def address(*parts):
    """The address of a file."""
    return pathlib.Path(*parts).absolute().as_uri()


def resize(browser, width, height):
    browser.execute_cdp_cmd(
        'Emulation.setDeviceMetricsOverride', {'width': width, 'height': height, 'deviceScaleFactor': 1, 'mobile': width < 600})
