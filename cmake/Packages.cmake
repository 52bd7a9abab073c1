# Third parties, all from Debian 12. NOTICE lists their licences, docs/adr/0006 says why each is here.
find_package(Boost 1.81 REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(OpenSSL REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml)
if(NOT TARGET pugixml::pugixml)
  add_library(pugixml::pugixml ALIAS PkgConfig::pugixml)
endif()

# Intel's decimal library (libintelrdfpmath-dev): decimal128 beyond the fast path of base/decimal.cpp.
find_library(intel_decimal_library NAMES bidgcc000 REQUIRED)
add_library(intel::decimal UNKNOWN IMPORTED)
set_target_properties(intel::decimal PROPERTIES IMPORTED_LOCATION ${intel_decimal_library})

if(YINGZHOU_ONLY)
  return()  # the decision engine needs nothing more
endif()

find_package(Threads REQUIRED)
find_package(SQLite3 REQUIRED)
pkg_check_modules(libpq REQUIRED IMPORTED_TARGET libpq)
add_library(PostgreSQL::PostgreSQL ALIAS PkgConfig::libpq)  # not FindPostgreSQL: it asks for the server as well
find_package(EXPAT REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(GTest REQUIRED)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET libqpdf)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo cairo cairo-pdf)
if(NOT TARGET libzip::zip)
  add_library(libzip::zip ALIAS PkgConfig::libzip)
endif()
add_library(xlsxwriter::xlsxwriter ALIAS PkgConfig::xlsxwriter)
add_library(sodium::sodium ALIAS PkgConfig::sodium)
target_compile_definitions(PkgConfig::qpdf INTERFACE POINTERHOLDER_TRANSITION=4)  # only its new pointers
add_library(qpdf::qpdf ALIAS PkgConfig::qpdf)
add_library(pango::cairo ALIAS PkgConfig::pangocairo)

find_package(rapidcheck QUIET CONFIG)
if(NOT TARGET rapidcheck)
  find_library(rapidcheck_library rapidcheck REQUIRED)
  add_library(rapidcheck UNKNOWN IMPORTED)
  set_target_properties(rapidcheck PROPERTIES IMPORTED_LOCATION ${rapidcheck_library})
endif()
