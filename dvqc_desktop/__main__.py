"""python -m dvqc_desktop"""

import sys
from multiprocessing import freeze_support

from dvqc_desktop.cli import main
from dvqc_desktop.imports import reader

if __name__ == "__main__":
    freeze_support()  # in a frozen program the processes that make workbooks begin here
    if sys.argv[1:] == [reader.READER_FLAG]:  # and here the one that reads a list
        sys.exit(reader.main())
    sys.exit(main())
