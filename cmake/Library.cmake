# The decision engine alone, to install and to use from other programs (docs/manual/decision-engine.md):
#
#   cmake -S . -B build/dmn -DYINGZHOU_ONLY=dmn && cmake --build build/dmn
#   cmake --install build/dmn --prefix PREFIX
#   find_package(yingzhou_dmn REQUIRED)  target_link_libraries(… yingzhou::dmn)
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

foreach(name base feel dmn)
  set_target_properties(${name} PROPERTIES OUTPUT_NAME yingzhou_${name})
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/${name} DESTINATION include/yingzhou FILES_MATCHING PATTERN "*.h"
          PATTERN testdata EXCLUDE)
endforeach()
target_compile_features(base PUBLIC cxx_std_20)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/yingzhou_dmn)
install(TARGETS base feel dmn yingzhou_warnings EXPORT yingzhou_dmn ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT yingzhou_dmn NAMESPACE yingzhou:: FILE yingzhou_dmn-targets.cmake DESTINATION ${package_folder})
write_basic_package_version_file(yingzhou_dmn-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_SOURCE_DIR}/cmake/yingzhou_dmn-config.cmake
              ${PROJECT_BINARY_DIR}/yingzhou_dmn-config-version.cmake DESTINATION ${package_folder})
